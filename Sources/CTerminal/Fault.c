#define _GNU_SOURCE
#include "CTerminal.h"

#include <link.h>
#include <stdatomic.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

// A handler may run at any time, on any thread, so what it needs is prepared here beforehand.
static const int faults[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT, SIGSYS};
static atomic_flag has_begun = ATOMIC_FLAG_INIT;
static uintptr_t own_base;

static char *add(char *end, const char *text) {
  size_t count = strlen(text);
  memcpy(end, text, count);
  return end + count;
}
static char *add_number(char *end, uintptr_t number, unsigned base) {
  char digits[24];
  int count = 0;
  do digits[count++] = "0123456789abcdef"[number % base];
  while (number /= base);
  while (count > 0) *end++ = digits[--count];
  return end;
}
static const char *name_of(int signal) {
  switch (signal) {
  case SIGILL: return "SIGILL";
  case SIGTRAP: return "SIGTRAP";
  case SIGSEGV: return "SIGSEGV";
  case SIGBUS: return "SIGBUS";
  case SIGFPE: return "SIGFPE";
  case SIGABRT: return "SIGABRT";
  case SIGQUIT: return "SIGQUIT";
  default: return "SIGSYS";
  }
}
static uintptr_t place_of(const ucontext_t *context) {
#if defined(__x86_64__)
  return (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
  return (uintptr_t)context->uc_mcontext.pc;
#else
  return 0;
#endif
}

/// One line: what happened and where. `addr2line -e convscope 0x…` names the place.
static void say(int signal, const siginfo_t *info, const ucontext_t *context) {
  char line[256], *end = add(line, "convscope: ended by ");
  end = add(end, name_of(signal));
  if (info->si_code == SI_USER && info->si_pid != getpid()) {
    end = add(end, ", sent by process ");
    end = add_number(end, (uintptr_t)info->si_pid, 10);
  } else if (signal == SIGQUIT) {
    end = add(end, ", from the keyboard");
  } else {
    end = add(end, ", a fault of its own");
  }
  uintptr_t place = place_of(context);
  end = add(end, place >= own_base && place - own_base < 1u << 30 ? ", at convscope+0x" : ", at 0x");
  end = add_number(end, place - (place >= own_base && place - own_base < 1u << 30 ? own_base : 0), 16);
  *end++ = '\n';
  if (write(STDERR_FILENO, line, (size_t)(end - line)) < 0) return;
}

static void on_fault(int signal, siginfo_t *info, void *context) {
  // Another thread is already on its way out.
  if (atomic_flag_test_and_set(&has_begun)) for (;;) pause();
  terminal_restore_at_fault();
  say(signal, info, context);
  // The default, not Swift's backtracer: that one asks questions, and lets the process live on.
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(signal, &standard, NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(signal);
  _exit(128 + signal);
}

static int find_base(struct dl_phdr_info *info, size_t size, void *base) {
  (void)size;
  *(uintptr_t *)base = info->dlpi_addr;
  // The program itself comes first.
  return 1;
}

void terminal_die_of_faults(void) {
  static char stack[1 << 16];
  dl_iterate_phdr(find_base, &own_base);
  stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
  // A stack that overflowed is none to run a handler on.
  sigaltstack(&own, NULL);
  struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof faults / sizeof *faults; index++) {
    struct sigaction before;
    // Whoever started us may have chosen to ignore one.
    if (sigaction(faults[index], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    sigaction(faults[index], &action, NULL);
  }
}
