package org.zhiheng.law.officers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.Training;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook.AppliedRow;

/**
 * Answers {@code training}: hours of the counted kinds against the hours of the year, and against each bucket of the
 * list {@code training-buckets} (columns {@code bucket}, {@code types}, {@code organiser}, {@code hours}) where a
 * region has one. The rule in force at the end of the year decides.
 */
public final class TrainingSolver implements Solver<Training.Facts, Training.Answer> {

    @Override
    public Training.Answer solve(Training.Facts facts, Inquiry inquiry) {
        int year = inquiry.fact(facts.year(), "year");
        if (year < 1 || year > 9999) {
            throw ZhihengException.invalid("RULING-FACT-VALUE", "facts.year不是年份", "facts.year");
        }
        LocalDate end = LocalDate.of(year, 12, 31);
        Applied least = inquiry.rule("training.annual-hours", end);
        Applied types = inquiry.rule("training.counted-types", end);
        List<AppliedRow> buckets = inquiry.book().rows("training-buckets", end);
        complete(facts.records(), types, !buckets.isEmpty(), inquiry);
        BigDecimal counted = hours(facts.records(), types.codes(), null);
        inquiry.because(types, "计入的学时共" + counted.toPlainString());
        Map<String, BigDecimal> shortfall = new LinkedHashMap<>();
        BigDecimal lack = least.number("hour").subtract(counted);
        if (lack.signum() > 0) {
            shortfall.put("total", lack);
        }
        inquiry.because(least, "每年不少于" + least.number("hour").toPlainString() + "学时");
        for (AppliedRow bucket : buckets) {
            bucket(bucket, facts.records(), shortfall, inquiry);
        }
        return new Training.Answer(shortfall.isEmpty(), counted, shortfall);
    }

    private static void bucket(
            AppliedRow bucket, List<Training.Attended> records, Map<String, BigDecimal> shortfall, Inquiry inquiry) {
        @SuppressWarnings("unchecked")
        List<String> types = (List<String>) bucket.row().cells().get("types");
        BigDecimal least = (BigDecimal) bucket.row().cells().get("hours");
        BigDecimal has = hours(records, types, bucket.row().text("organiser"));
        inquiry.because(bucket.because("这一类不少于" + least.toPlainString() + "学时,现有" + has.toPlainString()));
        BigDecimal lack = least.subtract(has);
        if (lack.signum() > 0) {
            shortfall.put(bucket.row().text("bucket"), lack);
        }
    }

    /** Asks for what is missing of every record at once; a record of a kind that never counts needs no more. */
    private static void complete(
            List<Training.Attended> records, Applied types, boolean organiserMatters, Inquiry inquiry) {
        boolean missing = false;
        for (int i = 0; i < records.size(); i++) {
            Training.Attended record = records.get(i);
            String path = "facts.records[" + i + "].";
            if (record.hours() != null && record.hours().signum() < 0) {
                throw ZhihengException.invalid("RULING-FACT-VALUE", path + "hours不能小于零", path + "hours");
            }
            if (record.type() != null && !Codes.contains(types, record.type())) {
                continue;
            }
            missing |= lacks(record.type(), path + "type", inquiry);
            missing |= lacks(record.hours(), path + "hours", inquiry);
            missing |= organiserMatters && lacks(record.organiser(), path + "organiser", inquiry);
        }
        if (missing) {
            throw inquiry.lackingFacts(List.of());
        }
    }

    private static boolean lacks(Object fact, String what, Inquiry inquiry) {
        if (fact == null) {
            inquiry.lacking(what);
        }
        return fact == null;
    }

    private static BigDecimal hours(List<Training.Attended> records, List<String> types, String organiser) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Training.Attended record : records) {
            if (types.contains(Codes.of(record.type()))
                    && (organiser == null || organiser.equals(Codes.of(record.organiser())))) {
                sum = sum.add(record.hours());
            }
        }
        return sum;
    }
}
