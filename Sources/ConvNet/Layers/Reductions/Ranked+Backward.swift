/// What comes to a number goes back to the place where it stood; the others get nothing.
extension Ranked: LearningLayer {
  public var gradientObstacle: String? {
    givesPlaces ? "a place does not grow with the numbers" : nil
  }

  public func backward(_ work: BackwardWork) throws(Cancelled) {
    try work.eachSample { (work) throws(Cancelled) in
      guard let target = work.emptied(0) else { return }
      let groups = Groups(work.inputs[0].shape, along: [axis], work.checkpoint)
      let outputs = Groups(work.shape, along: [axis], work.checkpoint)
      try groups.eachGroup { (group) throws(Cancelled) in
        var (numbers, offsets): ([Float], [Int]) = ([], [])
        try groups.each(group) { offset in
          numbers.append(work.inputs[0][offset])
          offsets.append(offset)
        }
        let order = try Ranked.order(numbers, isLargest: isLargest, work.checkpoint)
        var rank = 0
        try outputs.each(group) { output in
          target[offsets[Int(order[rank])]] = work.gradient[output]
          rank += 1
        }
      }
    }
  }
}
