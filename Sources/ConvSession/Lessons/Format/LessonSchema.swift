import Foundation

/// What may stand in a lesson's front matter and in its `ask` blocks, as a JSON Schema: editors that
/// know it complete and check while one writes.
public enum LessonSchema {
  /// A key, what it takes, and what it is for.
  struct Key {
    enum Form {
      case text
      case texts
      case number
      case choice([String])
      case wrongs
    }
    let name: String
    let form: Form
    let meaning: String

    init(_ name: String, _ form: Form, _ meaning: String) {
      (self.name, self.form, self.meaning) = (name, form, meaning)
    }
  }

  static let frontMatter: [Key] = [
    Key("format", .choice(["1"]), "the form of the file"),
    Key("id", .text, "the lesson's name, of a to z, 0 to 9 and -"),
    Key("title", .text, "at most 50 columns"),
    Key("model", .text, "a network that ships, a network line, or a file beside the lesson"),
    Key("input", .text, "a picture that ships, or a file beside the lesson"),
    Key("teaches", .texts, "the field's words that it is about"),
    Key("able", .texts, "what one can do afterwards, behind \"You can now\""),
    Key("remember", .texts, "up to three plain sentences that are worth keeping"),
    Key("minutes", .number, "how long it takes"),
    Key(
      "difficulty", .choice(Lesson.Difficulty.allCases.map(\.rawValue)),
      "how much one has to know before"),
    Key("next", .text, "the id of the lesson that follows, where it is not the next one"),
    Key("stepping", .choice(["on", "off"]), "whether the learner walks the pass at the start"),
  ]

  static let kinds: [Key] = [
    Key("goal", .texts, "comparisons that have to hold, reached in any way"),
    Key("choice", .texts, "two to six answers, with answer: the right one"),
    Key("number", .text, "a measure: the learner types its number"),
    Key("predict", .text, "a number that is hidden; of a map or a layer one is chosen"),
    Key("shape", .text, "a layer whose shape is hidden"),
    Key("cell", .texts, "cells of a map, one of which has to be pointed at"),
    Key("text", .texts, "words, one of which has to be typed"),
    Key("excites", .text, "a map: which of the pictures in between excites it most"),
  ]

  static let beside: [Key] = [
    Key("answer", .text, "of a choice: the right one, by its text or its number from 1"),
    Key("tolerance", .number, "of a number: how far it may be off, times max(1, |number|)"),
    Key("between", .texts, "of excites: two to four shipped pictures to choose from"),
    Key("hint", .texts, "at most six, given one at a time"),
    Key("wrong", .wrongs, "what is said to a wrong state or answer"),
    Key("refuse", .texts, "near misses that must not pass"),
    Key("solution", .texts, "commands that reach the goal, or the answer"),
    Key("praise", .text, "said when it is right"),
    Key("then", .texts, "commands that show what was asked about"),
    Key("place", .text, "the number that is asked about: it is marked"),
    Key(
      "builds", .choice(["true", "false"]),
      "of a goal: whether the learner may open or write down another network"),
    Key("shown", .text, "of a goal: what is said instead of its clauses"),
    Key("shows", .texts, "words that have to stand on the screen at every size"),
  ]

  /// The schema: `$defs/frontMatter` and `$defs/ask`.
  public static func json() -> String {
    let ask = object(kinds + beside, required: [])
    let oneKind = kinds.map { ["required": [$0.name]] }
    let schema: [String: JSONValue] = [
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "title": .text("A convscope lesson: its front matter, and its ask blocks"),
      "$defs": .object([
        "frontMatter": .object(
          object(frontMatter, required: ["format", "id", "title", "model", "input"])),
        "ask": .object(
          ask.merging([
            "oneOf": .list(oneKind.map { .object($0.mapValues { .list($0.map { .text($0) }) }) })
          ]) { first, _ in first }),
      ]),
      "anyOf": .list(["frontMatter", "ask"].map { .object(["$ref": .text("#/$defs/\($0)")]) }),
    ]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(JSONValue.object(schema)) else { return "{}" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func object(_ keys: [Key], required: [String]) -> [String: JSONValue] {
    var object: [String: JSONValue] = [
      "type": .text("object"), "additionalProperties": .truth(false),
      "properties": .object(
        Dictionary(uniqueKeysWithValues: keys.map { ($0.name, .object($0.schema)) })),
    ]
    if !required.isEmpty { object["required"] = .list(required.map { .text($0) }) }
    return object
  }
}

extension LessonSchema.Key {
  fileprivate var schema: [String: JSONValue] {
    let text: JSONValue = .object(["type": .list([.text("string"), .text("number")])])
    var schema: [String: JSONValue] =
      switch form {
      case .text: ["type": .list([.text("string"), .text("number")])]
      case .number: ["type": .text("number")]
      case .choice(let choices):
        ["enum": .list(choices.map { Int($0).map { .whole($0) } ?? .text($0) })]
      case .texts: ["anyOf": .list([text, .object(["type": .text("array"), "items": text])])]
      case .wrongs:
        [
          "type": .text("array"),
          "items": .object([
            "type": .text("object"), "additionalProperties": .truth(false),
            "required": .list([.text("say")]),
            "properties": .object([
              "when": text, "answer": text, "say": text, "back": text,
            ]),
          ]),
        ]
      }
    schema["description"] = .text(meaning)
    return schema
  }
}

/// A value of JSON.
private enum JSONValue: Encodable {
  case text(String)
  case whole(Int)
  case truth(Bool)
  case list([JSONValue])
  case object([String: JSONValue])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .whole(let number): try container.encode(number)
    case .truth(let truth): try container.encode(truth)
    case .list(let list): try container.encode(list)
    case .object(let object): try container.encode(object)
    }
  }
}
