/*
 * Executes single instructions on this machine's processor and records what they did.
 *
 *   gcc -O2 -o vectors vectors.c
 *   ./vectors CASES RESULTS [simd|x87]
 *
 * With "simd" the vector registers and MXCSR come from the seed too, and are recorded too; with
 * "x87" the registers of the x87 unit and its control, status and tag words.
 *
 * CASES comes from org.matryoshka.cpu.vector.RecordVectors, which says how the whole is used; the
 * two formats are those of org.matryoshka.cpu.vector.VectorCase and VectorResult. Needs x86-64
 * Linux. Each instruction runs with the trap flag set, so that the processor comes back to us with
 * all registers after it, or with the exception that it raised.
 */
#define _GNU_SOURCE
#include <asm/prctl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

/* Must agree with VectorCase. */
#define SCRATCH 0x100000UL
#define SCRATCH_SIZE 8192UL
#define CODE 0x200000UL
#define GS_BASE 0x80000UL
#define WORDS (SCRATCH_SIZE / 8)

#define TRAP_FLAG 0x100
#define MAX_ITERATIONS 1000

/* Order of the general-purpose registers in their encoding. */
static const int GREGS[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
                              REG_R8,  REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};

static const uint64_t CORNERS[16] = {
    0, 1, 2, 3, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF,
    0x7FFFFFFFFFFFFFFF, 0x8000000000000000, 0xFFFFFFFFFFFFFFFF};

static const uint64_t DOUBLES[16] = {
    0x0000000000000000, 0x8000000000000000, 0x3FF0000000000000, 0xBFF0000000000000,
    0x7FF0000000000000, 0xFFF0000000000000, 0x7FF8000000000000, 0xFFF8000000001234,
    0x7FF0000000000001, 0xFFF4000000000000, 0x0000000000000001, 0x800FFFFFFFFFFFFF,
    0x0010000000000000, 0x7FEFFFFFFFFFFFFF, 0x41E0000000000000, 0xC3E0000000000000};

static const uint32_t SINGLES[16] = {
    0x00000000, 0x80000000, 0x3F800000, 0xBF800000, 0x7F800000, 0xFF800000, 0x7FC00000, 0xFFC01234,
    0x7F800001, 0xFFA00000, 0x00000001, 0x807FFFFF, 0x00800000, 0x7F7FFFFF, 0x4F000000, 0xDF000000};

static int extra;
static const uint8_t *in, *in_end;
static FILE *out;
static uint64_t before[WORDS];
static int running, iterations;

/* splitmix64 */
static uint64_t next(uint64_t *state) {
  uint64_t z = (*state += 0x9E3779B97F4A7C15UL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
  return z ^ (z >> 31);
}

static uint64_t get(int bytes) {
  uint64_t v = 0;
  memcpy(&v, in, bytes);
  in += bytes;
  return v;
}

static void put(uint64_t v, int bytes) { fwrite(&v, bytes, 1, out); }

/* Must agree with VectorCase.initialVectors. */
static uint64_t lane(uint64_t *state) {
  uint64_t raw = next(state);
  switch (next(state) & 7) {
    case 0: return raw;
    case 1: return DOUBLES[raw & 15];
    case 2: return SINGLES[raw & 15] | (uint64_t)SINGLES[raw >> 4 & 15] << 32;
    case 3: return (raw & 0x800FFFFFFFFFFFFF) | (1023 - 32 + (raw >> 52 & 63)) << 52;
    case 4: return (raw & 0x807FFFFF807FFFFF) | (111 + (raw >> 23 & 31)) << 23 | (111 + (raw >> 55 & 31)) << 55;
    case 5: return (raw & 0x800FC00000000000) | (1023 - 4 + (raw >> 52 & 15)) << 52;
    case 6: return (int64_t)(int8_t)raw;
    default: return raw & 0x800FFFFFFFFFFFFF;
  }
}

static void prepare_simd(struct _libc_fpstate *f, uint64_t seed) {
  uint64_t state = seed ^ 0x5353453253534532;
  for (int i = 0; i < 16; i++) {
    uint64_t low = lane(&state), high = lane(&state);
    memcpy(&f->_xmm[i], &low, 8);
    memcpy((char *)&f->_xmm[i] + 8, &high, 8);
  }
  uint64_t raw = next(&state);
  uint32_t mxcsr = 0x1F80;
  if ((raw & 3) == 0) mxcsr |= (raw >> 8 & 0x7F) | (raw >> 16 & 7) << 13;
  if ((raw & 0xF0) == 0) mxcsr &= ~((raw >> 24 & 0x3F) << 7);
  f->mxcsr = mxcsr;
}

/* Must agree with VectorCase.initialX87. */
static void prepare_x87(struct _libc_fpstate *f, uint64_t seed) {
  uint64_t state = seed ^ 0x3837383038373830;
  for (int i = 0; i < 8; i++) {
    uint64_t raw = next(&state), kind = next(&state), top = 1UL << 63;
    uint64_t significand = raw | top, exponent = 16383 - 16 + (kind >> 8 & 31);
    switch (kind & 15) {
      case 0: significand = 0; exponent = 0; break;
      case 1: significand = top; exponent = 0x7FFF; break;
      case 2: exponent = 0x7FFF; break;
      case 3: significand = raw & ~top; exponent = 0; break;
      case 4: significand = (raw & 0xFFFF000000000000) | top; exponent = 16383 + (kind >> 8 & 15); break;
      case 5: exponent = kind >> 8 & 0x7FFF; break;
      case 6: significand = raw << 61 | top; break;
      case 7: exponent = 16383 - 80 + (kind >> 8 & 127); break;
    }
    memcpy(f->_st[i].significand, &significand, 8);
    f->_st[i].exponent = exponent | (kind >> 32 & 1) << 15;
  }
  uint64_t raw = next(&state), precision = raw >> 10 & 3;
  f->cwd = 0x37F;
  if ((raw & 3) == 0) f->cwd = 0x7F | (raw >> 8 & 3) << 10 | (precision == 1 ? 3 : precision) << 8;
  if ((raw & 0xF0) == 0) f->cwd &= ~(raw >> 16 & 0x3F);
  f->swd = (raw >> 24 & 7) << 11;
  f->ftw = (raw >> 32 & 3) == 0 ? raw >> 40 & 0xFF : 0xFF & ~(1 << (((raw >> 24) - 1) & 7));
}

static void record_x87(struct _libc_fpstate *f) {
  for (int i = 0; i < 8; i++) {
    fwrite(f->_st[i].significand, 8, 1, out);
    put(f->_st[i].exponent, 8);
  }
  put(f->cwd, 8);
  put(f->swd, 8);
  put(f->ftw & 0xFF, 8);
}

static void record_simd(struct _libc_fpstate *f) {
  fwrite(f->_xmm, 16, 16, out);
  put(f->mxcsr, 8);
}

static void record(greg_t *g) {
  int changed = 0;
  uint64_t *scratch = (uint64_t *)SCRATCH;
  put(g[REG_TRAPNO], 1);
  put(g[REG_TRAPNO] == 1 ? 0 : g[REG_ERR], 2);
  put(g[REG_TRAPNO] == 14 ? g[REG_CR2] : 0, 8);
  put(g[REG_RIP], 8);
  put(g[REG_EFL], 4);
  for (int i = 0; i < 16; i++) put(g[GREGS[i]], 8);
  for (unsigned i = 0; i < WORDS; i++) changed += scratch[i] != before[i];
  put(changed, 2);
  for (unsigned i = 0; i < WORDS; i++)
    if (scratch[i] != before[i]) put(i, 2), put(scratch[i], 8);
}

static void prepare(greg_t *g, struct _libc_fpstate *f) {
  uint64_t state = get(8);
  if (extra == 's') prepare_simd(f, state);
  if (extra == 'x') prepare_x87(f, state);
  for (int i = 0; i < 16; i++) {
    uint64_t raw = next(&state);
    switch (next(&state) & 3) {
      case 0: break;
      case 1: raw = (int64_t)(int8_t)raw; break;
      case 2: raw &= 0xFFFFFFFF; break;
      case 3: raw = CORNERS[raw & 15];
    }
    g[GREGS[i]] = raw;
  }
  for (unsigned i = 0; i < WORDS; i++) before[i] = next(&state);
  memcpy((void *)SCRATCH, before, SCRATCH_SIZE);
  int length = get(1);
  memset((void *)CODE, 0xCC, 32);
  memcpy((void *)CODE, in, length);
  in += length;
  g[REG_EFL] = get(4) | TRAP_FLAG;
  for (int n = get(1); n > 0; n--) {
    int reg = get(1);
    g[GREGS[reg]] = get(8);
  }
  g[REG_RIP] = CODE;
}

static void handler(int sig, siginfo_t *info, void *context) {
  greg_t *g = ((ucontext_t *)context)->uc_mcontext.gregs;
  struct _libc_fpstate *f = ((ucontext_t *)context)->uc_mcontext.fpregs;
  if (running) {
    if (g[REG_TRAPNO] == 1 && (uint64_t)g[REG_RIP] == CODE && ++iterations < MAX_ITERATIONS)
      return; /* a repeated string instruction traps after each iteration */
    record(g);
    if (extra == 's') record_simd(f);
    if (extra == 'x') record_x87(f);
  }
  running = 1;
  iterations = 0;
  if (in >= in_end) {
    fclose(out);
    _exit(0);
  }
  prepare(g, f);
}

int main(int argc, char **argv) {
  FILE *f = fopen(argv[1], "rb");
  fseek(f, 0, SEEK_END);
  long size = ftell(f);
  rewind(f);
  uint8_t *cases = malloc(size);
  if (argc < 3 || fread(cases, 1, size, f) != (size_t)size) return 2;
  in = cases;
  in_end = cases + size;
  out = fopen(argv[2], "wb");
  extra = argc > 3 ? argv[3][0] : 0;
  mmap((void *)SCRATCH, SCRATCH_SIZE, PROT_READ | PROT_WRITE,
       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  mmap((void *)CODE, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  syscall(SYS_arch_prctl, ARCH_SET_GS, GS_BASE);
  stack_t stack = {.ss_sp = malloc(1 << 20), .ss_size = 1 << 20};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  int signals[] = {SIGTRAP, SIGSEGV, SIGFPE, SIGILL, SIGBUS};
  for (int i = 0; i < 5; i++) sigaction(signals[i], &action, NULL);
  __asm__ volatile("int3");
  return 3;
}
