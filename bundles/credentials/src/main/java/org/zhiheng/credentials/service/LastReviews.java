package org.zhiheng.credentials.service;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.Words.Outcome;
import org.zhiheng.registers.RegisterStore;

/** How the last annual review of certificates ended: one that is passed after one that was failed makes that good. */
final class LastReviews {

    static final String REGISTER = "certificate-reviews";

    /** Whether who failed it may not enforce until one is passed. */
    static final String BARS = "certificates.failed-review-bars";

    static final String FAILED = Field.word(Outcome.FAILED);

    /** The last of several: by its day, and where that is the same by its year. */
    static final Comparator<Row> ORDER = Comparator.comparing((Row each) -> each.date("reviewedOn"))
            .thenComparing(each -> (Long) each.values().get("year"));

    private LastReviews() {}

    /** Those of the certificates whose last review by the day was failed. */
    static Set<String> failed(RegisterStore registers, Collection<String> certificates, AsOf asOf) {
        return registers.where(REGISTER, "certificate", certificates, asOf).stream()
                .filter(each -> !each.date("reviewedOn").isAfter(asOf.on()))
                .collect(Collectors.groupingBy(each -> each.text("certificate"), Collectors.maxBy(ORDER)))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .filter(each -> FAILED.equals(each.text("outcome")))
                .map(each -> each.text("certificate"))
                .collect(Collectors.toSet());
    }
}
