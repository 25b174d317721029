#include "CTerminal.h"

#include <curses.h>
#include <unistd.h>
// Defines `lines`, `columns` and hundreds more as macros: only here and in Guard.c.
#include <term.h>

int terminal_colors_of(const char *type) {
  int result = 0;
  if (setupterm(type, STDOUT_FILENO, &result) != OK) return -1;
  const char *place = tigetstr("cup");
  int colors = place == NULL || place == (char *)-1 ? -2 : tigetnum("colors");
  del_curterm(cur_term);
  return colors == -1 ? 0 : colors;
}
