package org.matryoshka.gui.fx.control;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Writes a picture as PNG (ISO/IEC 15948) without Swing or AWT: 8 bits a channel, no alpha. */
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final byte TRUE_COLOUR = 2;

  private PngWriter() {}

  /** The bytes of the file. The same picture gives the same bytes. */
  public static byte[] bytes(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    byte[] raw = new byte[height * (1 + 3 * width)];
    int at = 0;
    for (int y = 0; y < height; y++) {
      raw[at++] = 0; // no filter
      for (int x = 0; x < width; x++) {
        int argb = pixels[y * width + x];
        raw[at++] = (byte) (argb >> 16);
        raw[at++] = (byte) (argb >> 8);
        raw[at++] = (byte) argb;
      }
    }
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(file)) {
        out.write(SIGNATURE);
        ByteBuffer head = ByteBuffer.allocate(13);
        head.putInt(width).putInt(height).put((byte) 8).put(TRUE_COLOUR);
        chunk(out, "IHDR", head.array());
        chunk(out, "IDAT", deflated(raw));
        chunk(out, "IEND", new byte[0]);
      }
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory: can't happen
    }
  }

  private static byte[] deflated(byte[] raw) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(raw);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
