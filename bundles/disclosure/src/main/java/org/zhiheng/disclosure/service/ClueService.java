package org.zhiheng.disclosure.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.disclosure.Clues;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Records;
import org.zhiheng.disclosure.domain.PublicClue;
import org.zhiheng.disclosure.store.ClueTables;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Transactions;

/** What people do about clues of the public. What a clue says is read from the vault each time, and that is put down. */
@Component(service = Clues.class)
public final class ClueService implements Clues {

    private static final int MOST = 200;
    private static final int LONGEST_TOLD = 500;
    private static final int NUMBER = 8;

    private final Transactions transactions;
    private final Permissions permissions;
    private final PersonalData personal;
    private final Organisation organisation;
    private final Cases cases;
    private final Recorder recorder;
    private final Records records;
    private final PersonalVault vault;
    private final AttachmentStore attachments;
    private final ClueTerms terms;
    private final DisclosureRules rules;
    private final Clock clock;

    @Activate
    public ClueService(
            @Reference Transactions transactions,
            @Reference Permissions permissions,
            @Reference PersonalData personal,
            @Reference Organisation organisation,
            @Reference Cases cases,
            @Reference Recorder recorder,
            @Reference Records records,
            @Reference PersonalVault vault,
            @Reference AttachmentStore attachments,
            @Reference ClueTerms terms,
            @Reference DisclosureRules rules,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.personal = personal;
        this.organisation = organisation;
        this.cases = cases;
        this.recorder = recorder;
        this.records = records;
        this.vault = vault;
        this.attachments = attachments;
        this.terms = terms;
        this.rules = rules;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public Page list(Principal by, Wanted wanted) {
        if (wanted.size() < 1 || wanted.size() > MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "每页1到" + MOST + "条", "size");
        }
        Collection<String> bodies;
        if (wanted.body() == null) {
            Reach reach = permissions.reach(by, Operation.CASE_OPEN);
            bodies = reach.everywhere() ? null : reach.bodies();
        } else {
            permissions.check(by, Operation.CASE_OPEN, new Target(null, wanted.body()));
            bodies = List.of(wanted.body());
        }
        PageOf<PublicClue> page = transactions.readOnly(tx -> ClueTables.list(tx.connection(), wanted, bodies));
        return new Page(
                page.items().stream().map(ClueService::told).toList(),
                page.next().orElse(null));
    }

    @Override
    public Clue show(Principal by, String id) {
        return told(seen(by, id));
    }

    private PublicClue seen(Principal by, String id) {
        permissions.reach(by, Operation.CASE_OPEN);
        return transactions
                .readOnly(tx -> ClueTables.of(tx.connection(), id))
                .filter(each -> !each.state().equals(PublicClue.DESTROYED))
                .filter(each -> permissions.may(by, Operation.CASE_OPEN, new Target(null, each.body())))
                .orElseThrow(() -> ZhihengException.notFound("CLUE-UNKNOWN", "没有这一线索,或者不在数据范围内", null));
    }

    private static Clue told(PublicClue clue) {
        return new Clue(
                clue.id(),
                clue.receivedAt(),
                clue.body(),
                State.valueOf(clue.state()),
                clue.files().size(),
                clue.identified(),
                clue.caseId(),
                clue.told(),
                clue.answerBy(),
                clue.version());
    }

    // ---- what it says

    @Override
    public Content content(Principal by, String id, String purpose) {
        Map<String, Object> said = said(by, id, "content", purpose);
        return new Content(
                revealed(said, "about"),
                revealed(said, "content"),
                revealed(said, "place"),
                revealed(said, "occurredOn"));
    }

    @Override
    public Sender sender(Principal by, String id, String purpose) {
        Map<String, Object> said = said(by, id, "sender", purpose);
        return new Sender(revealed(said, "name"), revealed(said, "phone"));
    }

    private Map<String, Object> said(Principal by, String id, String what, String purpose) {
        PublicClue clue = seen(by, id);
        used(by, clue, what, purpose);
        List<Entry> first = records.history(ClueInbox.subject(id), 0, 1);
        return first.isEmpty() ? Map.of() : first.get(0).payload();
    }

    private void used(Principal by, PublicClue clue, String what, String purpose) {
        personal.use(
                by,
                Operation.CASE_OPEN,
                new Target(null, clue.body()),
                AuditEvent.Kind.VIEWED,
                SUBJECT + "/" + clue.id() + "/" + what,
                purpose);
    }

    private String revealed(Map<String, Object> said, String name) {
        return said.get(name) instanceof Map<?, ?> digest && digest.get("personal") instanceof String text
                ? vault.reveal(text).orElse(null)
                : null;
    }

    @Override
    public OpenedAttachment file(Principal by, String id, int number, String purpose) {
        PublicClue clue = seen(by, id);
        if (number < 1 || number > clue.files().size()) {
            throw ZhihengException.notFound("CLUE-UNKNOWN", "这一线索没有第" + number + "个附件", "number");
        }
        used(by, clue, "file-" + number, purpose);
        String hash = clue.files().get(number - 1);
        Attachment stored = records.history(ClueInbox.subject(id), 0, 1).get(0).attachments().stream()
                .filter(each -> each.hash().equals(hash))
                .findFirst()
                .orElseThrow();
        try {
            InputStream content = attachments.open(hash);
            byte[] head = head(content);
            String type = new String(head, StandardCharsets.UTF_8).replaceAll(".* ", "");
            return new OpenedAttachment(new Attachment(hash, stored.size() - head.length - 1, type), content);
        } catch (IOException e) {
            throw ZhihengException.unavailable("RECORD-ATTACHMENT-DISK", "附件暂时不能打开,请稍后再试");
        }
    }

    /** The line before a file, without its end. */
    private static byte[] head(InputStream content) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = content.read(); next >= 0 && next != '\n'; next = content.read()) {
            head.write(next);
        }
        return head.toByteArray();
    }

    // ---- what is done

    private PublicClue open(Principal by, String id, long version) {
        PublicClue seen = seen(by, id);
        permissions.check(by, Operation.CASE_OPEN, new Target(null, seen.body()));
        if (seen.version() != version) {
            throw ZhihengException.conflict("CLUE-MOVED", "别人刚刚改过,请重新查看");
        }
        if (!seen.state().equals(State.RECEIVED.name())) {
            throw ZhihengException.conflict("CLUE-STATE", "这一线索已经登记或者答复");
        }
        return seen;
    }

    @Override
    public Clue forward(Principal by, String id, long version, String body) {
        PublicClue seen = open(by, id, version);
        Body other = organisation
                .body(body)
                .filter(Body::open)
                .orElseThrow(() -> ZhihengException.invalid("CLUE-BODY", "没有编号为“" + body + "”的机构", "body"));
        LocalDate received = LocalDate.ofInstant(seen.receivedAt(), clock.getZone());
        return kept(
                by,
                seen.at(other.id(), terms.answerBy(other.id(), received, today()), today()),
                "clue-forwarded",
                Map.of("from", seen.body()));
    }

    @Override
    public Clue answer(Principal by, String id, long version, String told) {
        PublicClue seen = open(by, id, version);
        String words = words(seen, told);
        return kept(
                by,
                seen.closed(State.ANSWERED.name(), null, words, today(), terms.keptUntil(seen.body(), today())),
                "clue-answered",
                Map.of());
    }

    private String words(PublicClue seen, String told) {
        if (told == null || told.isBlank() || told.length() > LONGEST_TOLD) {
            throw ZhihengException.invalid("CLUE-TOLD", "应当写明答复,至多" + LONGEST_TOLD + "个字", "told");
        }
        return rules.of(seen.body()).ownMasks(today()).text(told.strip());
    }

    @Override
    public Clue file(Principal by, String id, long version, Filing filing) {
        PublicClue seen = open(by, id, version);
        Map<String, Object> clue = new LinkedHashMap<>();
        clue.put("source", "complaint");
        clue.put(
                "receivedAt",
                seen.receivedAt().atZone(clock.getZone()).toOffsetDateTime().toString());
        clue.put("number", "公众线索" + seen.id().substring(0, NUMBER));
        clue.put("summary", filing.summary());
        return transactions.required(tx -> {
            Outcome opened = cases.open(
                    by,
                    new Cases.Opening(
                            filing.command(),
                            filing.procedure(),
                            seen.body(),
                            filing.field(),
                            List.of(new PieceChange.Add("clue", null, clue))));
            if (!opened.done()) {
                throw ZhihengException.conflict("CLUE-CASE", "不能这样登记案件:程序不允许");
            }
            return kept(
                    by,
                    seen.closed(
                            State.FILED.name(),
                            opened.file().head().id(),
                            null,
                            today(),
                            terms.keptUntil(seen.body(), today())),
                    "clue-filed",
                    Map.of());
        });
    }

    private Clue kept(Principal by, PublicClue next, String kind, Map<String, Object> besides) {
        transactions.run(tx -> {
            ClueTables.save(tx.connection(), next, MatterTables.nextSequence(tx.connection()));
            Map<String, Object> payload = new LinkedHashMap<>(besides);
            payload.put("state", next.recorded());
            recorder.append(new Appending(
                    ClueInbox.subject(next.id()), clock.instant(), by.account(), kind, payload, List.of(), null));
        });
        return told(next);
    }

    /** How a state is called to who asks by a code; empty for one that is not told. */
    static Optional<State> state(PublicClue clue) {
        return clue.state().equals(PublicClue.DESTROYED) ? Optional.empty() : Optional.of(State.valueOf(clue.state()));
    }
}
