#define _GNU_SOURCE
#include "CTerminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <curses.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

// What a handler of faults needs is prepared here beforehand.
static struct termios settings;
static volatile sig_atomic_t armed;
static char leave[512];
static size_t leave_count;
static int true_error = -1, held_error = -1;

static void hold_error(void) {
  held_error = memfd_create("standard error", MFD_CLOEXEC);
  if (held_error < 0) return;
  true_error = dup(STDERR_FILENO);
  dup2(held_error, STDERR_FILENO);
}
static void release_error(void) {
  if (held_error < 0) return;
  dup2(true_error, STDERR_FILENO);
  char bytes[4096];
  off_t place = 0;
  for (ssize_t count; (count = pread(held_error, bytes, sizeof bytes, place)) > 0; place += count)
    if (write(STDERR_FILENO, bytes, (size_t)count) < 0) break;
  close(held_error);
  close(true_error);
  held_error = true_error = -1;
}

void terminal_restore_at_fault(void) {
  if (!armed) return;
  armed = 0;
  if (write(STDOUT_FILENO, leave, leave_count) < 0) leave_count = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  release_error();
}

/// A capability without its delays, which are written `$<5>`.
static void add_capability(const char *name) {
  const char *text = tigetstr(name);
  if (text == NULL || text == (char *)-1) return;
  while (*text != 0 && leave_count < sizeof leave - 1) {
    if (text[0] == '$' && text[1] == '<' && strchr(text, '>') != NULL)
      text = strchr(text, '>') + 1;
    else leave[leave_count++] = *text++;
  }
}

static void on_exit_unguard(void) {
  if (!armed) return;
  terminal_leave();
  terminal_unguard();
}

void terminal_guard(void) {
  static bool registered;
  leave_count = 0;
  const char modes[] = "\033[?1003l\033[?1006l\033[?1000l\033[?2004l";
  memcpy(leave, modes, leave_count = sizeof modes - 1);
  add_capability("sgr0");
  add_capability("cnorm");
  add_capability("rmcup");
  add_capability("rmkx");
  hold_error();
  if (!registered) atexit(on_exit_unguard);
  registered = true;
  armed = 1;
}

void terminal_unguard(void) {
  if (!armed) return;
  armed = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  release_error();
}

void terminal_remember_settings(void) { tcgetattr(STDIN_FILENO, &settings); }
