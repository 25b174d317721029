#pragma once
#if !__has_include(<vterm.h>)
#error "libvterm's headers are missing. On Debian or Ubuntu: sudo apt-get install -y libvterm-dev"
#endif
#include <pty.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

/// A screen that understands what a program writes to its terminal.
typedef struct {
  VTerm *_Nonnull terminal;
  VTermScreen *_Nonnull screen;
  bool alternate;
  bool cursor;
  int mouse;
} vt_screen;

typedef struct {
  uint32_t character;
  uint32_t foreground;
  uint32_t background;
  bool bold;
  bool reversed;
} vt_cell;

static inline int vt_property(VTermProp property, VTermValue *_Nonnull value, void *_Nonnull user) {
  vt_screen *screen = user;
  if (property == VTERM_PROP_ALTSCREEN) screen->alternate = value->boolean;
  if (property == VTERM_PROP_CURSORVISIBLE) screen->cursor = value->boolean;
  if (property == VTERM_PROP_MOUSE) screen->mouse = value->number;
  return 1;
}

static inline vt_screen *_Nonnull vt_new(int rows, int columns) {
  static const VTermScreenCallbacks callbacks = {.settermprop = vt_property};
  vt_screen *screen = calloc(1, sizeof *screen);
  screen->terminal = vterm_new(rows, columns);
  vterm_set_utf8(screen->terminal, 1);
  screen->screen = vterm_obtain_screen(screen->terminal);
  screen->cursor = true;
  vterm_screen_set_callbacks(screen->screen, &callbacks, screen);
  vterm_screen_enable_altscreen(screen->screen, 1);
  vterm_screen_reset(screen->screen, 1);
  return screen;
}
static inline void vt_free(vt_screen *_Nonnull screen) {
  vterm_free(screen->terminal);
  free(screen);
}
static inline void vt_resize(vt_screen *_Nonnull screen, int rows, int columns) {
  vterm_set_size(screen->terminal, rows, columns);
}
static inline void vt_write(vt_screen *_Nonnull screen, const char *_Nonnull bytes, long count) {
  vterm_input_write(screen->terminal, bytes, (size_t)count);
}
/// What the terminal answers to the program's questions.
static inline long vt_answer(vt_screen *_Nonnull screen, char *_Nonnull bytes, long count) {
  return (long)vterm_output_read(screen->terminal, bytes, (size_t)count);
}

static inline uint32_t vt_rgb(const VTermScreen *_Nonnull screen, VTermColor color) {
  vterm_screen_convert_color_to_rgb(screen, &color);
  return (uint32_t)color.rgb.red << 16 | (uint32_t)color.rgb.green << 8 | color.rgb.blue;
}
static inline vt_cell vt_get(const vt_screen *_Nonnull screen, int row, int column) {
  VTermScreenCell cell = {0};
  VTermPos place = {.row = row, .col = column};
  vterm_screen_get_cell(screen->screen, place, &cell);
  return (vt_cell){
    .character = cell.chars[0], .foreground = vt_rgb(screen->screen, cell.fg),
    .background = vt_rgb(screen->screen, cell.bg), .bold = cell.attrs.bold,
    .reversed = cell.attrs.reverse};
}

/// A session of its own, in which the first terminal that is opened becomes the controlling one,
/// with no signal blocked or ignored.
static inline short vt_spawn_flags(void) {
  const short set_session = 0x80;  // POSIX_SPAWN_SETSID, which glibc shows to GNU code only
  return set_session | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
}
static inline bool vt_exited(int status) { return WIFEXITED(status); }
static inline int vt_exit_status(int status) { return WEXITSTATUS(status); }
static inline bool vt_signaled(int status) { return WIFSIGNALED(status); }
static inline int vt_signal(int status) { return WTERMSIG(status); }
static inline bool vt_stopped(int status) { return WIFSTOPPED(status); }
