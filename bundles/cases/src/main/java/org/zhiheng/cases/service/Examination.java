package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.domain.Dues;
import org.zhiheng.cases.domain.Fit;
import org.zhiheng.cases.domain.Heads;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.PieceForm;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.registers.Filled;
import org.zhiheng.registers.Filled.Fault;
import org.zhiheng.registers.RegisterStore;

/** Looks at changes of a file before they are written: what is wrong with them, and what they come to. */
@Component(service = Examination.class)
public final class Examination {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,35}");
    private static final int MOST = 50;
    private static final int REASON_LENGTH = 500;
    private static final int DOCUMENT_LENGTH = 200;

    private final RegisterStore registers;
    private final Organisation organisation;
    private final Uploads uploads;
    private final Clock clock;

    @Activate
    public Examination(
            @Reference RegisterStore registers,
            @Reference Organisation organisation,
            @Reference Uploads uploads,
            @Reference Clock clock) {
        this.registers = registers;
        this.organisation = organisation;
        this.uploads = uploads;
        this.clock = clock;
    }

    /**
     * What is to be written.
     *
     * @param index of the change it comes from
     * @param piece null where it is withdrawn
     * @param before the version that stood; null for a new piece
     * @param secrets the secret numbers behind its masks, by field: those that are given now
     * @param attachments files it names and its version before does not
     */
    record Written(int index, Piece piece, Piece before, Map<String, String> secrets, List<Attachment> attachments) {

        private Written saying(Piece other) {
            return new Written(index, other, before, secrets, attachments);
        }
    }

    /**
     * @param written new versions, in the order of the changes
     * @param gone versions that stand no more and have no other in their place
     * @param after the file as it is to become
     */
    record Examined(List<Written> written, List<Piece> gone, Pieces after) {}

    /**
     * @throws ZhihengException {@code INVALID} or {@code CONFLICT} with all that is wrong, the field as {@code <index>.<field>}. Whether pieces fit together
     *     is looked at once each is right by itself and names what is there
     */
    Examined of(
            Pieces before,
            List<? extends PieceChange> changes,
            Fit.Limits limits,
            ActKind actKind,
            String account,
            Instant now) {
        if (changes.isEmpty() || changes.size() > MOST) {
            throw ZhihengException.invalid("CASE-PIECES", "一次应当写入1到" + MOST + "项", "pieces");
        }
        List<Written> written = new ArrayList<>();
        List<Written> withdrawn = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<ZhihengException> wrong = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            try {
                Written each = one(i, changes.get(i), before, seen, account, now);
                if (changes.get(i) instanceof PieceChange.Withdraw) {
                    withdrawn.add(each);
                } else {
                    written.add(each);
                }
            } catch (ZhihengException e) {
                wrong.add(e);
                wrong.addAll(e.others());
            }
        }
        List<Piece> gone = withdrawn.stream().map(Written::before).toList();
        Dues dues = Dues.of(with(before, written, gone));
        written.replaceAll(each -> each.saying(dues.said(each.piece())));
        Pieces after = with(before, written, gone);
        // What a piece names in the same file may be one of those that are wrong.
        wrong.addAll(references(written, after, wrong.isEmpty()));
        refuse(wrong);
        Fit fit = new Fit(before, after, now.atZone(clock.getZone()).toOffsetDateTime(), limits, actKind);
        List<ZhihengException> unfit = new ArrayList<>();
        written.forEach(each -> fit.faults(each.piece()).forEach(fault -> unfit.add(fault(each.index(), fault))));
        withdrawn.forEach(each -> fit.withdrawn(each.before()).forEach(fault -> unfit.add(fault(each.index(), fault))));
        refuse(unfit);
        for (Piece each : gone) {
            leftAlone(each, after);
        }
        besides(fit, written, withdrawn);
        return new Examined(written, gone, after);
    }

    private static Pieces with(Pieces before, List<Written> written, List<Piece> gone) {
        return before.with(written.stream().map(Written::piece).toList(), gone);
    }

    /** What is written makes nothing else in the file wrong. What others decided of a decision is written whatever it makes wrong. */
    private static void besides(Fit fit, List<Written> written, List<Written> withdrawn) {
        Set<String> names = new HashSet<>();
        written.forEach(each -> names.add(PieceForm.name(each.piece())));
        withdrawn.forEach(each -> names.add(PieceForm.name(each.before())));
        boolean afterwards = written.stream()
                .anyMatch(each -> Kinds.afterwards(Kinds.of(each.piece().kind())));
        if (!afterwards) {
            refuse(fit.besides(names).stream().map(each -> fault(0, each)).toList());
        }
    }

    /** One change by itself. */
    private Written one(int index, PieceChange change, Pieces before, Set<String> seen, String account, Instant now) {
        PieceDefinition kind = Kinds.of(change.kind());
        if (kind == null) {
            throw fault(index, new Fault("kind", "CASE-KIND", "案卷里没有“" + change.kind() + "”这一类内容"));
        }
        if (Kinds.byCommand(kind)) {
            throw fault(index, new Fault("kind", "CASE-KIND", "“" + kind.title() + "”由相应的办理写入,不能直接填写"));
        }
        String key = key(index, kind, change);
        if (!seen.add(kind.id() + "/" + key)) {
            throw fault(index, new Fault("key", "REGISTER-TWICE", "同一项内容在这一批里出现了两次"));
        }
        Piece stood = before.piece(kind.id(), key).orElse(null);
        if (change instanceof PieceChange.Add add) {
            return added(index, kind, key, add, stood, account, now);
        } else if (change instanceof PieceChange.Amend amend) {
            reasoned(index, amend.reason(), amend.document());
            seen(index, kind, stood, amend.seen());
            return amended(index, kind, amend, stood, account, now);
        }
        PieceChange.Withdraw withdraw = (PieceChange.Withdraw) change;
        reasoned(index, withdraw.reason(), withdraw.document());
        seen(index, kind, stood, withdraw.seen());
        return new Written(index, null, stood, Map.of(), List.of());
    }

    /**
     * What becomes of a file when another body takes it over: the transfer is received, those who handled it there did so until the day before; who was named
     * on this day has not.
     */
    Examined received(Pieces before, String body, String account, Cases.Reception reception, Instant now) {
        return passed(before, List.of(), body, account, reception, now);
    }

    /**
     * What becomes of a file that the superior of two bodies gives to one of them: as when it is received, and a transfer to anybody else that nobody has
     * received is returned.
     */
    Examined designated(
            Pieces before, String by, String from, Cases.Designation designation, String account, Instant now) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("on", LocalDate.ofInstant(now, clock.getZone()));
        values.put("by", by);
        values.put("from", from);
        values.put("to", designation.body());
        values.put("reason", designation.reason());
        values.put("document", designation.document());
        Piece piece = new Piece(
                "designation",
                UUID.randomUUID().toString().substring(0, 18),
                1,
                account,
                now,
                null,
                null,
                null,
                null,
                values);
        return passed(
                before,
                List.of(new Written(0, piece, null, Map.of(), List.of())),
                designation.body(),
                account,
                new Cases.Reception(designation.document(), null),
                now);
    }

    private Examined passed(
            Pieces before, List<Written> besides, String body, String account, Cases.Reception reception, Instant now) {
        String document = reception.document();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        List<Written> written = new ArrayList<>(besides);
        List<Piece> gone = new ArrayList<>();
        for (Piece each : before.all()) {
            if (each.kind().equals("transfer") && Heads.offered(each)) {
                boolean ours = body.equals(each.text("body"));
                Map<String, Object> said = new LinkedHashMap<>();
                said.put(ours ? "receivedOn" : "returnedOn", today);
                if (ours && reception.pack() != null) {
                    said.put("receipt", reception.pack());
                }
                written.add(put(written.size(), each, said, account, document, now));
            } else if (each.kind().equals("handler") && each.date("to") == null) {
                if (each.date("from").isBefore(today)) {
                    written.add(put(written.size(), each, Map.of("to", today.minusDays(1)), account, document, now));
                } else {
                    gone.add(each);
                }
            }
        }
        Pieces after = before.with(written.stream().map(Written::piece).toList(), gone);
        return new Examined(written, gone, after);
    }

    private static Written put(
            int index, Piece before, Map<String, Object> said, String account, String document, Instant now) {
        Map<String, Object> values = new LinkedHashMap<>(before.values());
        values.putAll(said);
        Piece next = new Piece(
                before.kind(),
                before.key(),
                before.number() + 1,
                account,
                now,
                null,
                "案件移送",
                document,
                before.proof(),
                values);
        return new Written(index, next, before, Map.of(), List.of());
    }

    private static ZhihengException fault(int index, Fault fault) {
        ErrorKind kind =
                switch (fault.code()) {
                    case "REGISTER-EXISTS", "REGISTER-CHANGED", "CASE-FINAL" -> ErrorKind.CONFLICT;
                    default -> ErrorKind.INVALID;
                };
        return new ZhihengException(
                kind, fault.code(), fault.message(), fault.field() == null ? index + "" : index + "." + fault.field());
    }

    private static String key(int index, PieceDefinition kind, PieceChange change) {
        String given = change instanceof PieceChange.Add add
                ? add.key()
                : change instanceof PieceChange.Amend amend ? amend.key() : ((PieceChange.Withdraw) change).key();
        if (!kind.several()) {
            if (given != null && !given.equals(PieceDefinition.ONLY)) {
                throw fault(index, new Fault("key", "REGISTER-KEY", "“" + kind.title() + "”每案只有一项,不写编号"));
            }
            return PieceDefinition.ONLY;
        }
        if (given == null && change instanceof PieceChange.Add) {
            return UUID.randomUUID().toString().substring(0, 18);
        }
        if (given == null || !KEY.matcher(given).matches()) {
            throw fault(index, new Fault("key", "REGISTER-KEY", "编号应当是字母、数字、点、横线,至多36个字,以字母或者数字开头"));
        }
        return given;
    }

    private static void reasoned(int index, String reason, String document) {
        if (reason == null || reason.isBlank()) {
            throw fault(index, new Fault("reason", "REGISTER-REASON", "修改和撤销应当写明理由"));
        }
        if (reason.length() > REASON_LENGTH) {
            throw fault(index, new Fault("reason", "REGISTER-LENGTH", "理由至多" + REASON_LENGTH + "个字"));
        }
        if (document != null && document.length() > DOCUMENT_LENGTH) {
            throw fault(index, new Fault("document", "REGISTER-LENGTH", "依据文件至多" + DOCUMENT_LENGTH + "个字"));
        }
    }

    private static void seen(int index, PieceDefinition kind, Piece stood, int seen) {
        if (stood == null) {
            throw fault(index, new Fault("key", "REGISTER-ROW", "案卷里没有这一项“" + kind.title() + "”"));
        }
        if (stood.number() != seen) {
            throw fault(index, new Fault("seen", "REGISTER-CHANGED", "在您查看之后已经有人改过,请重新查看再改"));
        }
    }

    private Written added(
            int index,
            PieceDefinition kind,
            String key,
            PieceChange.Add add,
            Piece stood,
            String account,
            Instant now) {
        if (stood != null) {
            throw fault(index, new Fault("key", "REGISTER-EXISTS", "案卷里已有这一项“" + kind.title() + "”,请修改它"));
        }
        Filled filled = filled(kind, add.values());
        Map<String, Object> values = new LinkedHashMap<>(filled.values());
        values.values().removeIf(java.util.Objects::isNull);
        right(index, kind, filled, values);
        Piece piece = new Piece(kind.id(), key, 1, account, now, null, null, null, null, values);
        return new Written(index, piece, null, filled.secrets(), attachments(index, kind, piece, null));
    }

    private Written amended(
            int index, PieceDefinition kind, PieceChange.Amend amend, Piece stood, String account, Instant now) {
        Filled filled = filled(kind, amend.values());
        Map<String, Object> values = new LinkedHashMap<>(stood.values());
        values.putAll(filled.values());
        values.values().removeIf(java.util.Objects::isNull);
        right(index, kind, filled, values);
        Piece piece = new Piece(
                kind.id(),
                stood.key(),
                stood.number() + 1,
                account,
                now,
                null,
                amend.reason(),
                amend.document(),
                stood.proof(),
                values);
        return new Written(index, piece, stood, filled.secrets(), attachments(index, kind, piece, stood));
    }

    /** Who names a file has uploaded it: knowing its hash is no right to read it. */
    private List<Attachment> attachments(int index, PieceDefinition kind, Piece piece, Piece stood) {
        List<Attachment> found = new ArrayList<>();
        for (Field field : kind.fields()) {
            String hash = field.kind() == Field.Kind.ATTACHMENT ? piece.text(field.name()) : null;
            if (hash != null && (stood == null || !hash.equals(stood.text(field.name())))) {
                found.add(uploads.uploaded(piece.by(), hash)
                        .orElseThrow(() -> fault(
                                index,
                                new Fault(
                                        field.name(), "REGISTER-ATTACHMENT", "“" + field.title() + "”应当是您自己上传完的文件"))));
            }
        }
        return found;
    }

    private static Filled filled(PieceDefinition kind, Map<String, Object> given) {
        return Filled.read(kind.title(), kind.fields(), given);
    }

    /** What is wrong with the fields, and what is missing beside them. */
    private static void right(int index, PieceDefinition kind, Filled filled, Map<String, Object> values) {
        Set<String> told = filled.faults().stream().map(Fault::field).collect(Collectors.toSet());
        refuse(Stream.concat(
                        filled.faults().stream(),
                        Filled.missing(kind.fields(), values).stream().filter(each -> !told.contains(each.field())))
                .map(each -> fault(index, each))
                .toList());
    }

    private static void refuse(List<ZhihengException> wrong) {
        if (!wrong.isEmpty()) {
            throw ZhihengException.all(wrong);
        }
    }

    /**
     * What pieces name and is not there: rows of registers today, bodies, other pieces of the file.
     *
     * @param whole whether the file is known as it is to become
     */
    private List<ZhihengException> references(List<Written> written, Pieces after, boolean whole) {
        List<ZhihengException> wrong = new ArrayList<>();
        Map<String, Set<String>> wanted = new HashMap<>();
        for (Written each : written) {
            each(each.piece(), (field, key) -> wanted.computeIfAbsent(field.register(), register -> new HashSet<>())
                    .add(key));
        }
        Map<String, Set<String>> found = new HashMap<>();
        AsOf today = AsOf.on(LocalDate.now(clock));
        wanted.forEach((register, keys) -> {
            if (register != null && !register.startsWith(PieceDefinition.SAME_FILE)) {
                found.put(register, registers.rows(register, keys, today).keySet());
            }
        });
        for (Written one : written) {
            each(one.piece(), (field, key) -> {
                boolean there;
                if (field.kind() == Field.Kind.BODY) {
                    there = organisation.body(key).isPresent();
                } else if (field.register().startsWith(PieceDefinition.SAME_FILE)) {
                    there = !whole
                            || after.piece(field.register().substring(PieceDefinition.SAME_FILE.length()), key)
                                    .isPresent();
                } else {
                    there = found.get(field.register()).contains(key);
                }
                if (!there) {
                    wrong.add(fault(
                            one.index(),
                            new Fault(
                                    field.name(), "REGISTER-REFERENCE", "“" + field.title() + "”没有编号为“" + key + "”的")));
                }
            });
        }
        return wrong;
    }

    private interface Referring {
        void to(Field field, String key);
    }

    private static void each(Piece piece, Referring referring) {
        for (Field field : Kinds.of(piece.kind()).fields()) {
            boolean refers = field.kind() == Field.Kind.REFERENCE || field.kind() == Field.Kind.BODY;
            if (refers && piece.text(field.name()) != null) {
                referring.to(field, piece.text(field.name()));
            }
        }
    }

    /** Nothing that stands refers to what is withdrawn. */
    private static void leftAlone(Piece gone, Pieces after) {
        for (Piece piece : after.all()) {
            boolean[] refers = {
                proves(piece, gone)
                        || PieceForm.name(gone).equals(piece.values().get("piece"))
            };
            each(
                    piece,
                    (field, key) -> refers[0] |= (PieceDefinition.SAME_FILE + gone.kind()).equals(field.register())
                            && key.equals(gone.key()));
            if (refers[0]) {
                throw ZhihengException.conflict(
                        "REGISTER-REFERRED", "“" + Kinds.of(piece.kind()).title() + "”还在引用它,不能撤销");
            }
        }
    }

    private static boolean proves(Piece evidence, Piece element) {
        return evidence.kind().equals("evidence")
                && element.kind().equals("element")
                && evidence.texts("elements").contains(element.key());
    }
}
