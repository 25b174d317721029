/// `da = alpha · dy · bᵀ`, `db = alpha · aᵀ · dy`, each turned over where the operand is, and `dc` the sums
/// of `beta · dy` over what c is repeated along.
extension Gemm: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    work.emptyInputs()
    try work.eachSample { (work) throws(Cancelled) in
      let plan = acceptedPlan(work.inputShapes)
      try work.checkpoint(0)
      addProducts(plan, work)
      guard let addend = plan.addend, let sums = work.sums(of: operands.source(2)) else { return }
      for row in 0..<plan.rows {
        for column in 0..<plan.columns {
          sums[addend.offset(Gemm.place(addend, row, column))] +=
            beta * work.gradient[row * plan.columns + column]
        }
      }
    }
  }

  private func addProducts(_ plan: Plan, _ work: BackwardWork) {
    let scaled = UnsafeBufferPointer(start: work.gradient.start, count: plan.rows * plan.columns)
      .map { alpha * $0 }
    scaled.withUnsafeBufferPointer { scaled in
      let gradient = Matrix(scaled.baseAddress!, rows: plan.rows, columns: plan.columns)
      func matrix<Numbers>(_ start: Numbers, _ rows: Int, _ columns: Int, _ isTurned: Bool)
        -> Matrix<Numbers>
      {
        isTurned
          ? Matrix(start, rows: columns, columns: rows).turned
          : Matrix(start, rows: rows, columns: columns)
      }
      let (first, second) = (operands.source(0), operands.source(1))
      if let sums = work.sums(of: first) {
        let right = matrix(work[second].start, plan.inner, plan.columns, transposesSecond)
        matrix(sums, plan.rows, plan.inner, transposesFirst).add(gradient, right.turned)
      }
      if let sums = work.sums(of: second) {
        let left = matrix(work[first].start, plan.rows, plan.inner, transposesFirst)
        matrix(sums, plan.inner, plan.columns, transposesSecond).add(left.turned, gradient)
      }
    }
  }
}
