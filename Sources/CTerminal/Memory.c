#include "CTerminal.h"

#include <malloc.h>

void process_give_memory_back(void) { malloc_trim(0); }
