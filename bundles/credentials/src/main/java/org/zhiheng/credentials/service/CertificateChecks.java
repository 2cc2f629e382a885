package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.procedures.InStage;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.MatterRegisters.Matter;
import org.zhiheng.registers.RegisterOffer;
import org.zhiheng.rules.Applied;

/** What certificates, their states, reviews and filings must be like. */
final class CertificateChecks {

    private static final String NUMBER_LEAST = "certificates.number-least";
    private static final String REVIEW_LATEST = "certificates.review-latest";
    /** So many issuers a message names. */
    private static final int FEW = 3;

    private static final String ISSUERS = "certificates.issuers.";
    private static final String FILED = "certificates.filed-kinds";
    private static final String SEVERAL = "certificates.several-of-kind";
    private static final String SUSPENDED = Field.word(CertificateState.SUSPENDED);
    private static final String RENEWAL = Field.word(Matter.RENEWAL);
    private static final String CANCELLED = Field.word(CertificateState.CANCELLED);

    private CertificateChecks() {}

    static void certificates(Batch batch) {
        Map<String, List<Row>> officers = batch.referred("officer");
        Map<LocalDate, Set<String>> owning = owning(batch);
        Map<LocalDate, Set<String>> qualified = new HashMap<>();
        owning.forEach((day, bodies) -> qualified.put(day, BodyChecks.qualified(batch.look(), bodies, day)));
        Set<Batch.Fresh> disciplined = disciplined(batch, officers);
        Map<Batch.Fresh, String> withheld = withheld(batch, officers);
        Map<String, List<Row>> together = batch.together("officer");
        for (Batch.Fresh each : batch.fresh()) {
            Row row = each.row();
            if (disciplined.contains(each)) {
                batch.problem(each, "officer", "CREDENTIAL-STAFF-BARRED", "持证人在不得申领执法证件的处分、处理期内");
            }
            if (withheld.containsKey(each)) {
                batch.problem(each, "officer", Withheld.CODE, withheld.get(each));
            }
            once(batch, each, together.get(row.text("officer")));
            issued(batch, each);
            issuer(batch, each, row.text("body"), row.text("kind"), row.from());
            number(batch, each);
            if (row.to() == null) {
                batch.problem(each, "to", "CREDENTIAL-VALIDITY", "应当写明有效期止");
            }
            LocalDate day = owned(batch, each);
            if (day != null && !qualified.get(day).contains(row.text("body"))) {
                batch.problem(each, "body", "CREDENTIAL-BODY-NOT-QUALIFIED", "所属主体的执法主体资格没有确认并公布");
            }
            staff(batch, each, officers.getOrDefault(row.text("officer"), List.of()));
        }
    }

    /** Whom the rules of the place name for the kind, or where they name nobody a body of the tree, by its name. */
    private static void issuer(Batch batch, Batch.Fresh fresh, String body, String kind, LocalDate on) {
        String issuer = fresh.row().text("issuer");
        boolean before = fresh.of().before().stream().anyMatch(old -> issuer.equals(old.text("issuer")));
        DayRules.Now rules = batch.rules();
        // A department with rules of its own has the province's certificates all the same.
        Optional<List<String>> named = rules.of(body, ISSUERS + kind, on)
                .or(() -> rules.division(body).flatMap(division -> rules.in(division, ISSUERS + kind, on)))
                .map(Applied::codes);
        boolean known = named.map(each -> each.contains(issuer)).orElseGet(() -> rules.organisation().bodies().stream()
                .anyMatch(each -> each.kind() != Body.Kind.UNIT && each.title().equals(issuer)));
        if (!before && !known) {
            batch.problem(
                    fresh,
                    "issuer",
                    "CREDENTIAL-ISSUER",
                    named.map(each -> "“发证机关”应当是规则写明的:"
                                    + String.join("、", each.subList(0, Math.min(FEW, each.size())))
                                    + (each.size() > FEW ? "等" + each.size() + "个机关" : ""))
                            .orElse("“发证机关”应当是机构树里的机关,写它的全称"));
        }
    }

    private static void number(Batch batch, Batch.Fresh fresh) {
        Row row = fresh.row();
        batch.rules()
                .of(row.text("body"), NUMBER_LEAST, row.from())
                .map(Applied::number)
                .filter(least -> row.text("number").length() < least.intValueExact())
                .ifPresent(least ->
                        batch.problem(fresh, "number", "REGISTER-LENGTH", "“证件编号”至少" + least.toPlainString() + "个字"));
    }

    /** On which days it matters whether which bodies are qualified: few, so that the registers are asked few times. */
    private static Map<LocalDate, Set<String>> owning(Batch batch) {
        Map<LocalDate, Set<String>> owning = new HashMap<>();
        for (Batch.Fresh each : batch.fresh()) {
            LocalDate day = owned(batch, each);
            if (day != null) {
                owning.computeIfAbsent(day, any -> new HashSet<>())
                        .add(each.row().text("body"));
            }
        }
        return owning;
    }

    /**
     * The day on which the body of a certificate must be qualified: today, for what begins before it is history that is put in late, or the day it begins
     * to own it. Null where nothing becomes its own.
     */
    private static LocalDate owned(Batch batch, Batch.Fresh fresh) {
        Row row = fresh.row();
        boolean before =
                fresh.of().before().stream().anyMatch(old -> old.text("body").equals(row.text("body")));
        if (before) {
            return null;
        }
        return row.from().isAfter(batch.today()) ? row.from() : batch.today();
    }

    /** Those that would be given to somebody who may have none on the day they begin, because of a measure; what is there already is not given. */
    private static Set<Batch.Fresh> disciplined(Batch batch, Map<String, List<Row>> officers) {
        Map<LocalDate, List<Batch.Fresh>> given = batch.fresh().stream()
                .filter(each -> each.of().before().isEmpty())
                .collect(Collectors.groupingBy(each -> each.row().from()));
        Set<Batch.Fresh> disciplined = new HashSet<>();
        given.forEach((day, fresh) -> {
            List<Row> holders = fresh.stream()
                    .flatMap(each -> officers.getOrDefault(each.row().text("officer"), List.of()).stream())
                    .filter(each -> Batch.covers(each, day))
                    .toList();
            Set<String> barred = new Barred(batch.look(), batch.rules(), day).applying(holders);
            fresh.stream()
                    .filter(each -> barred.contains(each.row().text("officer")))
                    .forEach(disciplined::add);
        });
        return disciplined;
    }

    private static Map<Batch.Fresh, String> withheld(Batch batch, Map<String, List<Row>> officers) {
        Map<LocalDate, List<Batch.Fresh>> given = batch.fresh().stream()
                .filter(each -> each.of().before().isEmpty())
                .collect(Collectors.groupingBy(each -> each.row().from()));
        Map<Batch.Fresh, String> withheld = new HashMap<>();
        given.forEach((day, fresh) -> {
            List<Row> holders = fresh.stream()
                    .flatMap(each -> officers.getOrDefault(each.row().text("officer"), List.of()).stream())
                    .filter(each -> Batch.covers(each, day))
                    .toList();
            Map<String, String> why = Withheld.from(batch.look(), batch.rules(), holders, day);
            fresh.stream()
                    .filter(each -> why.containsKey(each.row().text("officer")))
                    .forEach(each -> withheld.put(each, why.get(each.row().text("officer"))));
        });
        return withheld;
    }

    /** Nobody holds two of a kind on one day, unless one of them is gone; what overlapped before is not looked at again. */
    private static void once(Batch batch, Batch.Fresh fresh, List<Row> together) {
        Row row = fresh.row();
        boolean given = Batch.longer(fresh.of())
                || fresh.of().before().stream()
                        .noneMatch(old -> old.text("kind").equals(row.text("kind")));
        List<Row> others = !given
                ? List.of()
                : together.stream()
                        .filter(other -> !other.key().equals(row.key())
                                && other.text("kind").equals(row.text("kind"))
                                && Batch.overlap(other, row))
                        .toList();
        if (others.isEmpty()
                || batch.rules().codes(row.text("body"), SEVERAL, row.from()).contains(row.text("kind"))) {
            return;
        }
        Set<String> keys = others.stream().map(Row::key).collect(Collectors.toSet());
        Map<String, List<Row>> states =
                batch.lives("certificate-states", "certificate", keys, each -> each.text("certificate"));
        others.stream()
                .filter(other -> states.getOrDefault(other.key(), List.of()).stream()
                        .noneMatch(state -> !SUSPENDED.equals(state.text("state")) && Batch.covers(state, row.from())))
                .findFirst()
                .ifPresent(other -> batch.problem(
                        fresh,
                        "kind",
                        "CREDENTIAL-CERTIFICATE-TWICE",
                        "与持证人的同种证件“" + other.text("number") + "”的有效期有重叠,同一时间只能持有一本"));
    }

    /** What is issued is there before it is used, and lies where its body does. */
    private static void issued(Batch batch, Batch.Fresh fresh) {
        if (!fresh.of().before().isEmpty()) {
            return;
        }
        Row row = fresh.row();
        if (fresh.of().byHand()) {
            batch.needs(fresh, "补录的证件", "issuedOn");
            String document = fresh.of().change().why().document();
            if (document == null || document.isBlank()) {
                batch.problem(fresh, "document", "CREDENTIAL-DOCUMENT", "补录证件应当写明依据文件:发证或者批准的文号、清册");
            }
        }
        LocalDate issued = row.date("issuedOn");
        if (issued != null && issued.isAfter(batch.today())) {
            batch.problem(fresh, "issuedOn", "CREDENTIAL-FUTURE", "“发证日”还没有到");
        } else if (issued != null && issued.isAfter(row.from())) {
            batch.problem(fresh, "issuedOn", "CREDENTIAL-ORDER", "“发证日”晚于有效期起,发证之前证件不能有效");
        }
        batch.rules()
                .division(row.text("body"))
                .filter(division -> !DivisionCode.covers(division, row.text("area"))
                        && !DivisionCode.covers(row.text("area"), division))
                .ifPresent(division ->
                        batch.problem(fresh, "area", "CREDENTIAL-AREA", "“执法区域”不在所属主体的区划" + division + "以内,也不是它的上级区划"));
    }

    /** People of some kinds of employment may not have one; the law of the holder's place says which. */
    private static void staff(Batch batch, Batch.Fresh fresh, List<Row> life) {
        Row row = fresh.row();
        Row officer = life.stream()
                .filter(slice -> slice.to() == null || !slice.to().isBefore(row.from()))
                .findFirst()
                .orElse(null);
        if (officer == null) {
            if (!life.isEmpty()) {
                batch.problem(fresh, "officer", "CREDENTIAL-OFFICER-DAYS", "持证人在证件生效之前已经不是执法人员");
            }
            return;
        }
        String body = officer.text("body");
        DayRules.Now rules = batch.rules();
        boolean exempt =
                rules.codes(body, "certificates.exempt-kinds", row.from()).contains(row.text("kind"));
        if (!exempt && rules.codes(body, "officers.staff-excluded", row.from()).contains(officer.text("staffType"))) {
            batch.problem(fresh, "officer", "CREDENTIAL-STAFF-TYPE", "持证人的编制类型不符合,不能持有执法证件");
        }
    }

    static void states(Batch batch) {
        Map<String, List<Row>> certificates = batch.referred("certificate");
        for (Batch.Fresh each : batch.fresh()) {
            Row row = each.row();
            List<Row> life = certificates.getOrDefault(row.text("certificate"), List.of());
            if (!life.isEmpty() && row.from().isBefore(life.get(0).from())) {
                batch.problem(
                        each,
                        "from",
                        "CREDENTIAL-STATE-DAYS",
                        "早于证件的有效期起" + life.get(0).from());
            }
            if (CANCELLED.equals(row.text("state")) && row.to() != null) {
                batch.problem(each, "to", "CREDENTIAL-STATE-END", "注销没有终止日");
            }
            LocalDate reported = row.date("reportedOn");
            if (reported != null && reported.isBefore(each.begin())) {
                batch.problem(each, "reportedOn", "CREDENTIAL-ORDER", "“报司法行政部门之日”早于起始日");
            }
        }
    }

    static void reviews(Batch batch) {
        Map<String, List<Row>> certificates = batch.referred("certificate");
        Map<String, List<Row>> together = batch.together("certificate");
        for (Batch.Fresh each : batch.fresh()) {
            Row row = each.row();
            again(batch, each, together.get(row.text("certificate")));
            List<Row> life = certificates.getOrDefault(row.text("certificate"), List.of());
            if (life.isEmpty()) {
                continue;
            }
            long year = (Long) row.values().get("year");
            LocalDate begin = life.get(0).from();
            LocalDate end = life.get(life.size() - 1).to();
            if (year < begin.getYear() || end != null && year > end.getYear()) {
                batch.problem(
                        each, "year", "CREDENTIAL-REVIEW-YEAR", "证件的有效期是" + begin + "至" + end + ",没有" + year + "年度");
            }
            LocalDate on = row.date("reviewedOn");
            String body = life.get(life.size() - 1).text("body");
            Optional<Long> latest = batch.rules()
                    .of(body, REVIEW_LATEST, on)
                    .map(most -> year + most.number("year").longValueExact());
            if (on.isBefore(begin)
                    || on.getYear() < year
                    || latest.filter(most -> on.getYear() > most).isPresent()) {
                batch.problem(
                        each,
                        "reviewedOn",
                        "CREDENTIAL-REVIEW-DAY",
                        "年审日应当在" + year + "年"
                                + latest.map(most -> "至" + most + "年").orElse("以后") + ",且不早于证件生效");
            }
        }
    }

    /** A year that was passed is over; one that was failed may be reviewed again on a later day. */
    private static void again(Batch batch, Batch.Fresh fresh, List<Row> together) {
        Row row = fresh.row();
        boolean over = together.stream()
                .filter(other -> !other.key().equals(row.key())
                        && other.values().get("year").equals(row.values().get("year")))
                .map(other -> LastReviews.ORDER.compare(other, row) <= 0 ? other : row)
                .anyMatch(earlier -> !LastReviews.FAILED.equals(earlier.text("outcome")));
        if (over) {
            batch.problem(fresh, "reviewedOn", "CREDENTIAL-REVIEW-AGAIN", "这一年度年审已经合格,合格之后不再年审");
        }
    }

    /** Where no package says which kinds are filed, none is refused: what is not known is not held against a certificate. */
    static void filings(Batch batch) {
        Map<String, List<Row>> certificates = batch.referred("certificate");
        for (Batch.Fresh each : batch.fresh()) {
            List<Row> life = certificates.getOrDefault(each.row().text("certificate"), List.of());
            if (life.isEmpty()) {
                continue;
            }
            Row last = life.get(life.size() - 1);
            boolean unfiled = batch.rules()
                    .of(last.text("body"), FILED, each.row().date("filedOn"))
                    .filter(kinds -> !kinds.codes().contains(last.text("kind")))
                    .isPresent();
            if (unfiled) {
                batch.problem(each, "certificate", "CREDENTIAL-FILING-KIND", "这一种证件不需要备案");
            }
        }
    }

    /** What is still being handled is withdrawn there, by a step that stands in the record; the row stays what it is about. */
    static void handled(Batch batch, Supplier<Runs> runs, String subject) {
        List<RegisterOffer.Proposed> withdrawn =
                batch.proposed().stream().filter(each -> each.after().isEmpty()).toList();
        if (withdrawn.isEmpty()) {
            return;
        }
        Map<Subject, InStage> stages = runs.get()
                .stages(withdrawn.stream()
                        .map(each -> new Subject(subject, each.key()))
                        .toList());
        for (RegisterOffer.Proposed each : withdrawn) {
            InStage stands = stages.get(new Subject(subject, each.key()));
            if (stands != null && stands.open()) {
                batch.problem(
                        each.index(),
                        null,
                        "REGISTER-STAGE",
                        "正在办理“" + stands.stageTitle() + "”,应当先在办理程序里撤回或者办结,不能撤销登记");
            }
        }
    }

    static void applications(Batch batch) {
        Map<String, List<Row>> officers = batch.referred("officer");
        List<Row> applying = batch.fresh().stream()
                .filter(each -> each.of().before().isEmpty())
                .flatMap(each -> officers.getOrDefault(each.row().text("officer"), List.of()).stream())
                .filter(each -> Batch.covers(each, batch.today()))
                .toList();
        Map<String, String> withheld =
                applying.isEmpty() ? Map.of() : Withheld.from(batch.look(), batch.rules(), applying, batch.today());
        Map<String, List<Row>> taken = numbered(batch, batch.fresh());
        for (Batch.Fresh each : batch.fresh()) {
            Row row = each.row();
            batch.order(each, "validFrom", "validTo");
            if (each.of().before().isEmpty() && withheld.containsKey(row.text("officer"))) {
                batch.problem(each, "officer", Withheld.CODE, withheld.get(row.text("officer")));
            }
            taken(batch, each, taken, row.text("issuer"), row.text("officer"));
            if (row.text("issuer") != null) {
                LocalDate from = row.date("validFrom");
                issuer(batch, each, row.text("body"), row.text("kind"), from == null ? batch.today() : from);
            }
        }
    }

    /** Nobody renews what he may be given no other of; and the number of the new one is nobody else's, today's or former. */
    private static void renewals(Batch batch) {
        List<Batch.Fresh> renewing = batch.fresh().stream()
                .filter(each -> RENEWAL.equals(each.row().text("matter")))
                .toList();
        if (renewing.isEmpty()) {
            return;
        }
        Map<String, List<Row>> certificates = batch.referred("certificate");
        Map<String, List<Row>> taken = numbered(batch, renewing);
        Set<String> holders = certificates.values().stream()
                .flatMap(List::stream)
                .map(each -> each.text("officer"))
                .collect(Collectors.toSet());
        List<Row> officers = batch.look().life("officers", "key", holders, null).stream()
                .filter(each -> Batch.covers(each, batch.today()))
                .toList();
        Map<String, String> withheld =
                officers.isEmpty() ? Map.of() : Withheld.from(batch.look(), batch.rules(), officers, batch.today());
        for (Batch.Fresh each : renewing) {
            List<Row> life = certificates.getOrDefault(each.row().text("certificate"), List.of());
            if (life.isEmpty()) {
                continue;
            }
            Row old = life.get(life.size() - 1);
            if (each.of().before().isEmpty() && withheld.containsKey(old.text("officer"))) {
                batch.problem(each, "certificate", Withheld.CODE, withheld.get(old.text("officer")));
            }
            taken(batch, each, taken, old.text("issuer"), old.text("officer"));
        }
    }

    /** Certificates that have the numbers that rows want, by number. */
    private static Map<String, List<Row>> numbered(Batch batch, List<Batch.Fresh> fresh) {
        Set<String> numbers = fresh.stream()
                .map(each -> each.row().text("number"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return batch.lives("certificates", "number", numbers, each -> each.text("number"));
    }

    private static void taken(
            Batch batch, Batch.Fresh fresh, Map<String, List<Row>> numbered, String issuer, String officer) {
        String number = fresh.row().text("number");
        boolean others = number != null
                && numbered.getOrDefault(number, List.of()).stream()
                        .anyMatch(there -> there.text("issuer").equals(issuer)
                                && !there.text("officer").equals(officer));
        if (others) {
            batch.problem(fresh, "number", "CREDENTIAL-NUMBER-TAKEN", "这一发证机关的这一证件编号已经发给别人");
        }
    }

    /** A review is of a year, a measure for a cause, a filing with a platform; what comes of it the procedure asks for. */
    static void matters(Batch batch) {
        renewals(batch);
        for (Batch.Fresh each : batch.fresh()) {
            Matter matter = Arrays.stream(Matter.values())
                    .filter(word -> Field.word(word).equals(each.row().text("matter")))
                    .findFirst()
                    .orElseThrow();
            switch (matter) {
                case ANNUAL_REVIEW -> batch.needs(each, "年度审验的", "year");
                case MEASURE -> batch.needs(each, "暂扣、收回、注销的", "cause");
                case FILING -> batch.needs(each, "备案的", "platform");
                case RENEWAL -> batch.order(each, "openedOn", "validTo");
            }
        }
    }
}
