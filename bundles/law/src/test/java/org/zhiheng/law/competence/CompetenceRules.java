package org.zhiheng.law.competence;

import org.zhiheng.api.rulings.Asking;
import org.zhiheng.law.SmallBooks;

/** A nation and a district with every rule that competence asks for. */
final class CompetenceRules {

    private CompetenceRules() {}

    static Asking asking(String strategy) {
        return new SmallBooks()
                .nation()
                .parameter("competence.default-body", "text", "department")
                .parameter("competence.statutory-township-power", "boolean", "true", "读法")
                .parameter("competence.designation", "codes", "[department, township]")
                .parameter("competence.designation-among-competent", "boolean", "true")
                .parameter("competence.first-filer-keeps", "boolean", "true", "读法")
                .parameter("competence.reserved-sanctions", "codes", "[detention]")
                .parameter("entrustment.never-by-reading", "codes", "[coercive-execution]", "读法")
                .parameter("entrustment.entrusted-kinds.licence", "codes", "[institution]")
                .parameter("entrustment.by-reading", "codes", "[inspection]", "读法")
                .parameter("empowerment.coercive-measures", "boolean", "true", "读法")
                .parameter("entrustment.never", "codes", "[coercive-measure]")
                .parameter("entrustment.chain.township", "codes", "[signing, publication]")
                .done()
                .district()
                .parameter("empowerment.powers", "codes", "[penalty, inspection, coercive-measure]")
                .parameter("empowerment.usual-powers", "codes", "[penalty, inspection]")
                .parameter("empowerment.publication", "boolean", "true")
                .parameter("empowerment.confirmation", "boolean", "true", "读法")
                .parameter("empowerment.recall", "boolean", "true")
                .parameter("empowerment.transition", "record", "{start: 2024-05-05, end: 2024-08-05}", "起止不明")
                .parameter("empowerment.transition-strategy", "text", strategy)
                .parameter("empowerment.transition-by-occurrence", "boolean", "true", "读法")
                .parameter("competence.retained-sanctions", "codes", "[close]")
                .parameter("competence.retained-fine", "threshold", "{amount: 50000, inclusive: true}")
                .parameter("competence.retained-acts", "codes", "[penalty]")
                .parameter("competence.retained-open-sanctions", "codes", "[other]", "读法")
                .parameter("competence.retained-under-entrustment", "boolean", "true", "读法")
                .done()
                .asking();
    }
}
