#include "CTerminal.h"

#include <malloc.h>

void process_keep_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
  mallopt(M_TOP_PAD, 4 << 20);
}

void process_give_memory_back(void) { malloc_trim(0); }
