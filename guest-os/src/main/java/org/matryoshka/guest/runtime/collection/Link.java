package org.matryoshka.guest.runtime.collection;

/**
 * The place of an object in an {@link IntrusiveList}: a field of the object, made with it, so that
 * joining and leaving a list allocates nothing and takes the same short time whatever the list's
 * length. An object that can be in several lists at once has a link for each.
 */
public final class Link<T> {
  private final T owner;
  Link<T> previous;
  Link<T> next;
  IntrusiveList<T> list;

  /** The link of an object, in no list. */
  public Link(T owner) {
    this.owner = owner;
  }

  /** The object that the link belongs to. */
  public T owner() {
    return owner;
  }

  /** Whether the link is in a list. */
  public boolean isLinked() {
    return list != null;
  }

  /** The link behind this one in its list; null at the end. */
  public Link<T> next() {
    return next;
  }

  /** The link before this one in its list; null at the start. */
  public Link<T> previous() {
    return previous;
  }

  /** Takes the link out of the list that it is in, if any. */
  public void unlink() {
    if (list != null) {
      list.remove(this);
    }
  }
}
