import ConvNet
import ConvSession

/// Checks of a question without trying it.
extension LessonCheck {
  /// Each name that the network has not, once, where it is written.
  mutating func checkNames(_ question: Question, _ start: Stage) {
    let network = start.session.network
    switch question.kind {
    // What is built has names of its own.
    case .goal where question.builds: break
    case .goal(let goal):
      for (index, clause) in goal.clauses.enumerated() {
        check(clause, at: question.marks.value(index), in: network)
      }
    case .number(let measure, _):
      do throws(GoalError) { try measure.check(in: network) } catch {
        add("\(error)", question.marks.value().moved(by: error.offset))
      }
    case .predict(let reference): check(reference, at: question.marks.value(), in: network)
    case .excites(let asked):
      do throws(GoalError) { try asked.check(in: network) } catch {
        add("\(error)", question.marks.value())
      }
    case .shape(let alias):
      check(Address(alias), at: question.marks.value(), in: network)
    case .cell(let cells):
      for (index, cell) in cells.enumerated() {
        check(cell, at: question.marks.value(index), in: network)
      }
    case .choice, .text: break
    }
    if let place = question.place {
      check(place, at: question.marks.place ?? question.marks.block, in: network)
    }
    for (wrong, mark) in zip(question.wrong, question.marks.wrong) where !question.builds {
      do throws(GoalError) { try wrong.when?.check(in: network) } catch { add("\(error)", mark) }
    }
  }

  private mutating func check(_ clause: Goal.Clause, at mark: LessonMark, in network: Network) {
    do throws(GoalError) { try clause.check(in: network) } catch {
      add("\(error)", mark.moved(by: max(0, error.offset - clause.offset)))
    }
  }

  private mutating func check(_ reference: Address, at mark: LessonMark, in network: Network) {
    do throws(CommandError) {
      if reference.indices.isEmpty {
        _ = try reference.layer(in: network)
      } else {
        _ = try reference.place(in: network)
      }
    } catch { add("\(error)", mark) }
  }

  /// Two ways to a wrong answer that give the same number can not be told apart.
  mutating func checkAmbiguity(_ question: Question, _ start: Stage) {
    let network = start.session.network
    var stage = start
    do throws(CommandError) {
      let ambiguities: [MisconceptionAmbiguity]
      switch question.kind {
      case .predict(let reference):
        let position = Position(network, try reference.place(in: network))
        let subject = stage.session.subject
        stage.meet((0...position.place.layer).map { .about(subject, .activation($0)) })
        ambiguities = Misconception.ambiguities(
          of: position, in: stage.session.wholeScene(stage.results))
      case .shape(let layer):
        ambiguities = Misconception.ambiguities(
          of: network.nodes[try Address(layer).layer(in: network)])
      default: return
      }
      for ambiguity in ambiguities where !ambiguity.isHarmless {
        add("\(ambiguity)", question.marks.value())
      }
    } catch { add("\(error)", question.marks.value()) }
  }
}
