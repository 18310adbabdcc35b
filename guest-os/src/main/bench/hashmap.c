#define EXPECTED (-51546297)
#include "bench.h"

enum { KEYS = 30000, LOOKUPS = 200000 };

struct map {
  u64 *keys; /* 0 is no key */
  s32 *values;
  u32 capacity;
  u32 size;
};

static u32 find(const struct map *map, u64 key) {
  u32 mask = map->capacity - 1;
  u32 slot = (u32)((key * 0x9e3779b97f4a7c15ul) >> 32) & mask;
  while (map->keys[slot] != 0 && map->keys[slot] != key) slot = (slot + 1) & mask;
  return slot;
}

static void make(struct map *map, u32 capacity) {
  map->keys = allocate(capacity * sizeof *map->keys);
  map->values = allocate(capacity * sizeof *map->values);
  map->capacity = capacity;
}

static void grow(struct map *map) {
  u64 *old_keys = map->keys;
  s32 *old_values = map->values;
  u32 old_capacity = map->capacity;
  make(map, 2 * old_capacity);
  for (u32 i = 0; i < old_capacity; i++) {
    if (old_keys[i] != 0) {
      u32 slot = find(map, old_keys[i]);
      map->keys[slot] = old_keys[i];
      map->values[slot] = old_values[i];
    }
  }
}

static void put(struct map *map, u64 key, s32 value) {
  u32 slot = find(map, key);
  if (map->keys[slot] == 0) {
    map->keys[slot] = key;
    map->size++;
    if (map->size * 2 > map->capacity) {
      map->values[slot] = value;
      grow(map);
      return;
    }
  }
  map->values[slot] = value;
}

static s32 get(const struct map *map, u64 key) {
  u32 slot = find(map, key);
  return map->keys[slot] == 0 ? -1 : map->values[slot];
}

static u64 key(void) {
  return (((u64)next_random() & 0xffff) << 20 | 1) * 2;
}

static int result(void) {
  struct map map = {0};
  make(&map, 16);
  random_state = 2463534242u;
  for (int i = 0; i < KEYS; i++) put(&map, key(), i);
  random_state = 2463534242u;
  u32 sum = map.size;
  for (int i = 0; i < LOOKUPS; i++) sum = sum * 31 + (u32)get(&map, key() + (i & 1));
  return (int)sum;
}
