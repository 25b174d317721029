import ConvNet

extension Command {
  /// As it is typed: parsing it gives the command again.
  public var text: String {
    switch self {
    case .walk(let walk): walk.text
    case .goto(let place): "goto \(place.text)"
    case .edit(let edit): edit.text
    case .open(.open(let request)): "open \(request.text)"
    case .open(.network(let line)): "network \(line)"
    case .open(.input(let name)): "input \(name)"
    case .stroke(let stroke): stroke.text
    case .lesson(let lesson): lesson.text
    case .look(let look): look.text
    case .file(.show(let path)): "show \(path)"
    case .file(.save(let path)): "save \(path)"
    case .file(.record(let path)): "record \(path)"
    case .file(.copy(let place)): place.map { "copy \($0.text)" } ?? "copy"
    case .file(.resume): "resume"
    case .file(.quit): "quit"
    }
  }
}

extension Walk {
  fileprivate var text: String {
    switch self {
    case .step(let count): count == 1 ? "step" : "step \(count)"
    case .back(let count): count == 1 ? "back" : "back \(count)"
    case .row(let count): "row \(count)"
    case .first: "first"
    case .last: "last"
    case .run: "run"
    case .zoomIn: "zoom in"
    case .zoomOut: "zoom out"
    case .stepping(nil): "stepping"
    case .stepping(let on?): "stepping \(on ? "on" : "off")"
    }
  }
}

extension EditCommand {
  fileprivate var text: String {
    switch self {
    case .set(let place, let operation): "set \(place.text) = \(operation.text)"
    case .reset(let place): place.map { "reset \($0.text)" } ?? "reset"
    case .mute(let place): "mute \(place.text)"
    case .undo: "undo"
    case .redo: "redo"
    case .compare(let comparison): "compare \(comparison.rawValue)"
    }
  }
}

extension StrokeCommand {
  fileprivate var text: String {
    switch self {
    case .paint(let row, let column, let value, let channel):
      "paint \(row) \(column) \(value.commandText)" + (channel.map { " \($0)" } ?? "")
    case .shift(let rows, let columns): "shift \(rows) \(columns)"
    case .turn(let degrees): "turn \(degrees.commandText)"
    case .noise(let deviation): "noise \(deviation.commandText)"
    case .shuffle(let seed): "shuffle \(seed)"
    case .resize(let height, let width): "resize \(height)x\(width)"
    }
  }
}

extension LessonCommand {
  fileprivate var text: String {
    switch self {
    case .begin(let name): "lesson \(name)"
    case .restart: "lesson"
    case .next: "next"
    case .previous: "previous"
    case .hint: "hint"
    case .skip: "skip"
    case .solve: "solve"
    case .leave: "leave"
    case .answer(let text): text.isEmpty ? "answer" : "answer \(text)"
    }
  }
}

extension FoldCommand {
  fileprivate var text: String {
    switch self {
    case .here: "fold"
    case .fitting: "fold fitting"
    case .all: "fold all"
    case .none: "fold none"
    case .next: "fold next"
    case .block(let name): "fold \(name)"
    }
  }
}

extension Look {
  fileprivate var text: String {
    switch self {
    case .view(let name): "view \(name)"
    case .hand(let hand): hand.map { "hand \($0.rawValue)" } ?? "hand"
    case .point(let place): "point \(place.map(String.init).joined(separator: " "))"
    case .move(let rows, let columns): "move \(rows) \(columns)"
    case .kernel(let count): "kernel \(count)"
    case .type(let text): "type \(text)"
    case .nudge(let amount): "nudge \(amount.commandText)"
    case .find(let name): "find \(name)"
    case .reference(let path): "reference \(path)"
    case .fold(let fold): fold.text
    case .define(let word): word.map { "define \($0)" } ?? "define"
    case .help(let name): name.map { "help \($0)" } ?? "help"
    case .speed(let factor): "speed \(Float(factor).commandText)"
    case .difference: "difference"
    case .numbers: "numbers"
    case .size: "size"
    case .range: "range"
    case .sort(let order): order.map { "sort \($0.rawValue)" } ?? "sort"
    case .page(let count): count == 1 ? "page" : "page \(count)"
    case .presets: "presets"
    case .prompt: "prompt"
    case .search: "search"
    case .menu: "menu"
    case .go: "go"
    case .escape: "escape"
    case .enter: "enter"
    case .commit: "commit"
    }
  }
}
