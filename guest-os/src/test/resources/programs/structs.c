/* Structures: copied, passed and returned by value, in arrays, in lists, with bit fields and unions. */
#include "rt.h"

#define NOINLINE static __attribute__((noinline))

typedef struct { s32 x, y; } point;
typedef struct { point corner[4]; u64 tag; char name[24]; } shape;
typedef union { struct { u32 sign : 1, exponent : 8, mantissa : 23; }; u32 whole; } float_bits;
typedef union { u64 whole; u32 half[2]; u16 quarter[4]; u8 byte[8]; } word;
typedef struct node { struct node *next; u32 key, value; } node;
typedef struct __attribute__((packed)) { u8 kind; u32 length; u16 flags; u64 offset; } record;
typedef struct { u8 bytes[300]; } big;

NOINLINE point add(point a, point b) { return (point){a.x + b.x, a.y + b.y}; }

NOINLINE shape moved(shape s, point by) {
  for (int i = 0; i < 4; i++) s.corner[i] = add(s.corner[i], by);
  s.tag = s.tag * 31 + (u64)by.x;
  return s;
}

NOINLINE s64 area(const shape *s) {
  s64 sum = 0;
  for (int i = 0; i < 4; i++) {
    point a = s->corner[i], b = s->corner[(i + 1) & 3];
    sum += (s64)a.x * b.y - (s64)b.x * a.y;
  }
  return sum / 2;
}

NOINLINE big blended(big a, const big *b) {
  for (int i = 0; i < 300; i++) a.bytes[i] ^= b->bytes[299 - i];
  return a;
}

static node pool[200];

NOINLINE node *insert(node *list, node *n) {
  node **p = &list;
  while (*p && (*p)->key < n->key) p = &(*p)->next;
  n->next = *p;
  *p = n;
  return list;
}

NOINLINE node *reversed(node *list) {
  node *result = 0;
  while (list) {
    node *next = list->next;
    list->next = result;
    result = list;
    list = next;
  }
  return result;
}

NOINLINE u64 list_hash(const node *list) {
  u64 h = 7;
  for (; list; list = list->next) h = h * 1000003 + list->key * 17 + list->value;
  return h;
}

static int run(int argc, char **argv) {
  shape square = {{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, 1, "a square"};
  shape shapes[5];
  shapes[0] = square;
  for (int i = 1; i < 5; i++) {
    shapes[i] = moved(shapes[i - 1], (point){i, -3 * i});
    shapes[i].corner[2].x += i * i;
  }
  for (int i = 0; i < 5; i++) show("area", area(&shapes[i]));
  show("tag", (s64)shapes[4].tag);
  shapes[1] = shapes[4];
  print(shapes[1].name);
  print("\n");

  float_bits f = {{1, 130, 0x123456}};
  f.exponent += 200;
  f.mantissa ^= 0x7fffff;
  word w = {0};
  w.half[1] = f.whole;
  w.quarter[1] = 0xbeef;
  w.byte[0]--;
  show_hex("word", w.whole);

  record records[10];
  for (int i = 0; i < 10; i++) records[i] = (record){(u8)i, (u32)i * 1000001, (u16)(i * 777), (u64)i << 37 | 5};
  records[3] = records[7];
  u64 sum = sizeof(record);
  for (int i = 0; i < 10; i++) sum = sum * 33 + records[i].kind + records[i].length + records[i].flags + records[i].offset;
  show_hex("records", sum);

  big a, b;
  for (int i = 0; i < 300; i++) {
    a.bytes[i] = (u8)next_random();
    b.bytes[i] = (u8)(i * 7);
  }
  big c = blended(a, &b);
  c = blended(c, &c);
  u64 h = 0;
  for (int i = 0; i < 300; i++) h = h * 257 + c.bytes[i];
  show_hex("big", h);

  node *list = 0;
  for (int i = 0; i < 200; i++) {
    pool[i].key = (u32)next_random() % 1000;
    pool[i].value = (u32)i;
    list = insert(list, &pool[i]);
  }
  show_hex("list", list_hash(list));
  list = reversed(list);
  show_hex("reversed", list_hash(list));
  return (int)(list->key & 127);
}
