#pragma once
// The parts of ncurses and Linux that Swift needs, under names of our own: curses.h itself brings
// macros that Swift can not see and global functions called `move`, `filter` and `box`.
#if !__has_include(<curses.h>)
#error "ncurses' headers are missing. On Debian or Ubuntu: sudo apt-get install -y libncursesw5-dev"
#endif
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

// --- A terminal before it is touched

/// The number of colours of a terminal type; 0 for none, -1 for a type that is not known, -2 for one
/// that can not place its cursor.
int terminal_colors_of(const char *_Nonnull type);
/// Chooses the locale for characters; false where the system does not have it.
bool terminal_set_locale(const char *_Nonnull name);
/// The encoding of the chosen locale, `UTF-8` or `ANSI_X3.4-1968`.
const char *_Nonnull terminal_codeset(void);

// --- The screen

/// Takes the screen over, or returns false. A size beyond the limits is cut to them.
bool terminal_open(const char *_Nonnull type, bool colors, int rows_limit, int columns_limit);
/// Gives the screen back; it can be shown again with terminal_show.
void terminal_leave(void);
void terminal_enter(void);
/// Asks for reports of every motion of the mouse, or for no more of them.
void terminal_report_motion(bool reports);
int terminal_rows(void);
int terminal_columns(void);
/// Follows the size of the window; true where it has changed.
bool terminal_follow_size(int rows_limit, int columns_limit);
int terminal_colors(void);
int terminal_pairs(void);
/// The pair of two colours, negative where there are no more.
int terminal_pair(int foreground, int background);
void terminal_forget_pairs(void);
void terminal_put(int row, int column, uint32_t character, int pair, bool bold, bool reversed);
/// Writes what has changed to the terminal.
void terminal_show(void);
/// The next terminal_show writes everything.
void terminal_forget_screen(void);
/// Writes bytes as they are.
void terminal_write(const char *_Nonnull bytes);

// --- The keyboard

typedef enum {
  TERMINAL_NOTHING, TERMINAL_CHARACTER, TERMINAL_KEY, TERMINAL_MOUSE, TERMINAL_PASTE_BEGINS,
  TERMINAL_PASTE_ENDS, TERMINAL_OTHER
} terminal_input;
typedef enum {
  TERMINAL_PRESS, TERMINAL_RELEASE, TERMINAL_MOVE, TERMINAL_WHEEL_UP, TERMINAL_WHEEL_DOWN
} terminal_button;
/// What was typed, without waiting. `code` is a character, or what terminal_key_name names.
terminal_input terminal_read(uint32_t *_Nonnull code);
/// The name of a key: `KEY_UP`, `KEY_F(1)`, or a capability as `kUP5`.
const char *_Nullable terminal_key_name(uint32_t code);
/// The place and the action of the mouse; false where no more events are left.
bool terminal_mouse(int *_Nonnull row, int *_Nonnull column, terminal_button *_Nonnull button);

// --- Descriptors

int terminal_event_descriptor(void);
int terminal_signal_descriptor(const sigset_t *_Nonnull signals);
/// The number of a signal that has come, 0 where none has.
int terminal_next_signal(int descriptor);

// --- Whatever happens

/// Stores how the terminal was before anything was changed; to be called first.
void terminal_remember_settings(void);
/// From now on the process dies of a fault by its signal, at once, whatever Swift's backtracer is told
/// to do: the terminal is put back and one line says what happened and where. To be called first.
void terminal_die_of_faults(void);
/// From now on a fault and an exit put the terminal back, and standard error is held, so that it is
/// not written over the screen.
void terminal_guard(void);
/// Puts the terminal back where it is guarded, from within a handler of a fault.
void terminal_restore_at_fault(void);
/// Puts the terminal's settings back as they were and shows what standard error got.
void terminal_unguard(void);
/// Keeps memory that is free for what comes next.
void process_keep_memory(void);
/// Gives memory that is free back to the system.
void process_give_memory_back(void);
