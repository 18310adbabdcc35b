/* A small stack machine with a switch, as an interpreter has it: indirect jumps through a table. It runs a program that
   computes primes, and one that computes factorials by calling itself. */
#include "rt.h"

enum { PUSH, ADD, SUB, MUL, MOD, DUP, SWAP, OVER, LOAD, STORE, LESS, JUMP, JUMP_IF_ZERO, CALL, RETURN, PRINT, HALT };

static s64 memory[64], stack[256];
static s32 returns[64];
static u64 steps;

static __attribute__((noinline)) int interpret(const s16 *code) {
  s64 *sp = stack;
  s32 *rp = returns;
  s32 pc = 0;
  for (;;) {
    s64 t;
    steps++;
    switch (code[pc++]) {
      case PUSH: *sp++ = code[pc++]; break;
      case ADD: sp--; sp[-1] += sp[0]; break;
      case SUB: sp--; sp[-1] -= sp[0]; break;
      case MUL: sp--; sp[-1] *= sp[0]; break;
      case MOD: sp--; sp[-1] %= sp[0]; break;
      case DUP: sp[0] = sp[-1]; sp++; break;
      case SWAP: t = sp[-1]; sp[-1] = sp[-2]; sp[-2] = t; break;
      case OVER: sp[0] = sp[-2]; sp++; break;
      case LOAD: *sp++ = memory[code[pc++]]; break;
      case STORE: memory[code[pc++]] = *--sp; break;
      case LESS: sp--; sp[-1] = sp[-1] < sp[0]; break;
      case JUMP: pc = code[pc]; break;
      case JUMP_IF_ZERO: pc = *--sp ? pc + 1 : code[pc]; break;
      case CALL: *rp++ = pc + 1; pc = code[pc]; break;
      case RETURN: pc = *--rp; break;
      case PRINT: print_s64(*--sp); print(" "); break;
      case HALT: print("\n"); return (int)(sp - stack);
      default: return -1;
    }
  }
}

/* The numbers at the left are the targets of the jumps. Variable 0 is n, variable 1 is d, variable 2 is i. */
static const s16 primes[] = {
    /*  0 */ PUSH, 2, STORE, 0,                           /* n = 2 */
    /*  4 */ LOAD, 0, PUSH, 200, LESS, JUMP_IF_ZERO, 54,  /* while n < 200: */
    /* 11 */ PUSH, 2, STORE, 1,                           /*   d = 2 */
    /* 15 */ LOAD, 0, LOAD, 1, DUP, MUL, LESS, JUMP_IF_ZERO, 29,
    /* 24 */ LOAD, 0, PRINT, JUMP, 45,                    /*   if n < d * d: print n, next n */
    /* 29 */ LOAD, 0, LOAD, 1, MOD, JUMP_IF_ZERO, 45,     /*   if n % d == 0: next n */
    /* 36 */ LOAD, 1, PUSH, 1, ADD, STORE, 1, JUMP, 15,   /*   next d */
    /* 45 */ LOAD, 0, PUSH, 1, ADD, STORE, 0, JUMP, 4,    /*   n = n + 1 */
    /* 54 */ HALT,
};

static const s16 factorial[] = {
    /*  0 */ PUSH, 1, STORE, 2,                           /* i = 1 */
    /*  4 */ LOAD, 2, PUSH, 21, LESS, JUMP_IF_ZERO, 25,   /* while i < 21: */
    /* 11 */ LOAD, 2, CALL, 26, PRINT,                    /*   print f(i) */
    /* 16 */ LOAD, 2, PUSH, 1, ADD, STORE, 2, JUMP, 4,    /*   i = i + 1 */
    /* 25 */ HALT,
    /* 26 */ DUP, PUSH, 2, LESS, JUMP_IF_ZERO, 33, RETURN, /* f: 1 is its own factorial */
    /* 33 */ DUP, PUSH, 1, SUB, CALL, 26, MUL, RETURN,
};

static int run(int argc, char **argv) {
  int depth = interpret(primes);
  depth += interpret(factorial);
  show("steps", (s64)steps);
  return depth;
}
