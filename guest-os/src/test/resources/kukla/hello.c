/* The smallest program of a C library. */
#include <stdio.h>

int main(int argc, char **argv) {
  printf("hello, %d argument\n", argc);
  return 3;
}
