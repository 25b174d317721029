#define _GNU_SOURCE
#include "CTerminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <curses.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

// A handler may run at any time, on any thread, so what it needs is prepared here beforehand.
static const int faults[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT};
static struct sigaction previous[NSIG];
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

static void on_fault(int signal, siginfo_t *info, void *context) {
  (void)context;
  if (armed) {
    armed = 0;
    if (write(STDOUT_FILENO, leave, leave_count) < 0) leave_count = 0;
    tcsetattr(STDIN_FILENO, TCSANOW, &settings);
    release_error();
  }
  // Swift's backtracer, or the default: the fault happens again and goes there.
  sigaction(signal, &previous[signal], NULL);
  if (info->si_code <= 0) raise(signal);
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
  static char stack[1 << 16];
  leave_count = 0;
  const char modes[] = "\033[?1003l\033[?1006l\033[?1000l\033[?2004l";
  memcpy(leave, modes, leave_count = sizeof modes - 1);
  add_capability("sgr0");
  add_capability("cnorm");
  add_capability("rmcup");
  add_capability("rmkx");
  hold_error();
  stack_t old, own = {.ss_sp = stack, .ss_size = sizeof stack};
  // A stack that overflowed is none to run a handler on.
  if (sigaltstack(NULL, &old) == 0 && (old.ss_flags & SS_DISABLE)) sigaltstack(&own, NULL);
  struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof faults / sizeof *faults; index++)
    sigaction(faults[index], &action, &previous[faults[index]]);
  if (!registered) atexit(on_exit_unguard);
  registered = true;
  armed = 1;
}

void terminal_unguard(void) {
  if (!armed) return;
  armed = 0;
  for (size_t index = 0; index < sizeof faults / sizeof *faults; index++)
    sigaction(faults[index], &previous[faults[index]], NULL);
  tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  release_error();
}

void terminal_remember_settings(void) { tcgetattr(STDIN_FILENO, &settings); }
