#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { PASTE_BEGINS = 2000, PASTE_ENDS = 2001 };

bool terminal_set_locale(const char *name) { return setlocale(LC_CTYPE, name) != NULL; }
const char *terminal_codeset(void) { return nl_langinfo(CODESET); }

/// Cuts a size to its limits, which also keeps ncurses from taking memory without bound.
static bool window_size(int *rows, int *columns, int rows_limit, int columns_limit) {
  struct winsize window;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_row == 0 || window.ws_col == 0)
    return false;
  *rows = window.ws_row < rows_limit ? window.ws_row : rows_limit;
  *columns = window.ws_col < columns_limit ? window.ws_col : columns_limit;
  return true;
}

bool terminal_open(const char *type, bool colors, int rows_limit, int columns_limit) {
  int rows, columns;
  set_escdelay(25);
  if (window_size(&rows, &columns, rows_limit, columns_limit)) {
    char text[16];
    snprintf(text, sizeof text, "%d", rows);
    setenv("LINES", text, 1);
    snprintf(text, sizeof text, "%d", columns);
    setenv("COLUMNS", text, 1);
  }
  SCREEN *screen = newterm(type, stdout, stdin);
  unsetenv("LINES");
  unsetenv("COLUMNS");
  if (screen == NULL) return false;
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  intrflush(stdscr, FALSE);
  leaveok(stdscr, TRUE);
  curs_set(0);
  if (colors && has_colors()) {
    start_color();
    use_default_colors();
  }
  mousemask(
    BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED | REPORT_MOUSE_POSITION,
    NULL);
  mouseinterval(0);
  // Bracketed paste; and what tmux and others send for Home and End, whatever terminfo says.
  define_key("\033[200~", PASTE_BEGINS);
  define_key("\033[201~", PASTE_ENDS);
  const char *homes[] = {"\033[1~", "\033[H", "\033OH"}, *ends[] = {"\033[4~", "\033[F", "\033OF"};
  for (int index = 0; index < 3; index++) {
    define_key(homes[index], KEY_HOME);
    define_key(ends[index], KEY_END);
  }
  // Arrows of terminals that do not switch to application keys.
  define_key("\033[A", KEY_UP);
  define_key("\033[B", KEY_DOWN);
  define_key("\033[C", KEY_RIGHT);
  define_key("\033[D", KEY_LEFT);
  return true;
}

void terminal_enter(void) {
  refresh();
  // Marks around pasted text, which ncurses does not ask for.
  terminal_write("\033[?2004h");
}
void terminal_report_motion(bool reports) {
  // Some terminals know one kind of report at a time: clicks are asked for again.
  terminal_write(reports ? "\033[?1003h" : "\033[?1003l\033[?1000h");
}
void terminal_leave(void) {
  terminal_write("\033[?1003l\033[?2004l");
  endwin();
  // Without another screen to leave, what follows begins below ours.
  char *leave = tigetstr("rmcup");
  if (leave == 0 || leave == (char *)-1) terminal_write("\r\n");
  // Some terminals bring back the cursor's state together with the other screen.
  terminal_write("\033[?25h");
}

int terminal_rows(void) { return LINES; }
int terminal_columns(void) { return COLS; }
bool terminal_follow_size(int rows_limit, int columns_limit) {
  int rows, columns;
  if (!window_size(&rows, &columns, rows_limit, columns_limit)) return false;
  // resizeterm would push KEY_RESIZE again, for ever.
  if (!is_term_resized(rows, columns)) return false;
  resize_term(rows, columns);
  return true;
}

int terminal_colors(void) { return COLORS; }
int terminal_pairs(void) { return COLOR_PAIRS; }
int terminal_pair(int foreground, int background) { return alloc_pair(foreground, background); }
void terminal_forget_pairs(void) { reset_color_pairs(); }

void terminal_put(int row, int column, uint32_t character, int pair, bool bold, bool reversed) {
  cchar_t cell;
  wchar_t text[2] = {(wchar_t)character, 0};
  attr_t attributes = (bold ? A_BOLD : 0) | (reversed ? A_REVERSE : 0);
  setcchar(&cell, text, attributes, (short)(pair > 32767 ? 32767 : pair), &pair);
  mvwadd_wchnstr(stdscr, row, column, &cell, 1);
}
void terminal_show(void) { refresh(); }
void terminal_forget_screen(void) { clearok(curscr, TRUE); }
void terminal_write(const char *bytes) {
  fflush(stdout);
  size_t count = strlen(bytes);
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

terminal_input terminal_read(uint32_t *code) {
  wint_t character = 0;
  int kind = wget_wch(stdscr, &character);
  *code = character;
  if (kind == ERR) return TERMINAL_NOTHING;
  if (kind != KEY_CODE_YES) return TERMINAL_CHARACTER;
  switch (character) {
  case KEY_MOUSE: return TERMINAL_MOUSE;
  case PASTE_BEGINS: return TERMINAL_PASTE_BEGINS;
  case PASTE_ENDS: return TERMINAL_PASTE_ENDS;
  case KEY_RESIZE: return TERMINAL_OTHER;
  default: return TERMINAL_KEY;
  }
}
const char *terminal_key_name(uint32_t code) { return keyname((int)code); }

bool terminal_mouse(int *row, int *column, terminal_button *button) {
  MEVENT event;
  while (getmouse(&event) == OK) {
    *row = event.y;
    *column = event.x;
    if (event.bstate & BUTTON4_PRESSED) *button = TERMINAL_WHEEL_UP;
    else if (event.bstate & BUTTON5_PRESSED) *button = TERMINAL_WHEEL_DOWN;
    else if (event.bstate & BUTTON1_PRESSED) *button = TERMINAL_PRESS;
    else if (event.bstate & BUTTON1_RELEASED) *button = TERMINAL_RELEASE;
    else if (event.bstate & REPORT_MOUSE_POSITION) *button = TERMINAL_MOVE;
    else continue;
    return true;
  }
  return false;
}

int terminal_event_descriptor(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }
int terminal_signal_descriptor(const sigset_t *signals) {
  return signalfd(-1, signals, SFD_NONBLOCK | SFD_CLOEXEC);
}
int terminal_next_signal(int descriptor) {
  struct signalfd_siginfo info;
  return read(descriptor, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}
