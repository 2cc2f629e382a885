package org.zhiheng.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.cases.PublishableCases;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.api.records.RecordReader.Sealed;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.TreeHead;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.cases.service.CaseRules;
import org.zhiheng.cases.service.PublishableService;
import org.zhiheng.credentials.service.CredentialRegisters;
import org.zhiheng.credentials.service.DayRules;
import org.zhiheng.disclosure.service.Assessment;
import org.zhiheng.disclosure.service.CaseFollower;
import org.zhiheng.disclosure.service.ClueInbox;
import org.zhiheng.disclosure.service.ClueService;
import org.zhiheng.disclosure.service.ClueTerms;
import org.zhiheng.disclosure.service.DisclosureRules;
import org.zhiheng.disclosure.service.DisclosureSettings;
import org.zhiheng.disclosure.service.Ending;
import org.zhiheng.disclosure.service.Exporter;
import org.zhiheng.disclosure.service.PublicationAggregates;
import org.zhiheng.disclosure.service.PublicationService;
import org.zhiheng.disclosure.service.RegisterFollower;
import org.zhiheng.disclosure.service.RegisterMatters;
import org.zhiheng.disclosure.service.SamplePublications;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.law.LawRulings;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.powers.service.PowersOffer;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Suite;
import org.zhiheng.records.keys.LogKey;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.service.ReliedRulingsComponent;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.FolderAttachments;
import org.zhiheng.records.store.RecordedAttachments;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testkit.PackageSuite;
import org.zhiheng.testregisters.RegisterWorld;

/** What is published in a district by the rules of Huancui, of cases whose files are written down here. The clock stands on 2026-03-02, a Monday, and is moved. */
final class DisclosureWorld implements AutoCloseable {

    private static Pkcs12Keys keys;

    static final String MARKET = RegisterWorld.MARKET;
    static final Principal OFFICER = RegisterWorld.who(Role.OFFICER, MARKET);
    static final Principal HEAD = RegisterWorld.who(Role.HEAD, MARKET);
    static final Principal SUPERVISOR = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE);

    private static final Books BOOKS = books();

    final RegisterWorld world;
    final Path folder;
    /** Null beside a district that works on real cases. */
    final Files files;

    final PublicationService publications;
    final CaseFollower follower;
    final RegisterFollower registerFollower;
    final SamplePublications samples;
    final ClueInbox inbox;
    final ClueService clues;
    final Exporter exporter;
    final Ending ending;
    final DisclosureRules rules;
    final DatabaseLeases leases;
    private long position;

    /** Files of cases, as their context shows them. */
    static final class Files implements PublishableCases {
        final Map<String, Material> all = new HashMap<>();
        /** The last days on which fines may be paid, where they are known. */
        final Map<String, LocalDate> payableUntil = new HashMap<>();

        @Override
        public Optional<Material> material(String id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public Set<String> ordersOf(String kind) {
            return new PublishableService(null, null, null).ordersOf(kind);
        }

        @Override
        public List<PieceDefinition> kinds() {
            return new PublishableService(null, null, null).kinds();
        }
    }

    DisclosureWorld(TestDatabase database, Path folder) {
        this(new RegisterWorld(database, folder), new Files(), folder);
        for (String each : List.of(
                "disclosure_matter",
                "disclosure_export",
                "reg_bodies",
                "reg_items",
                "reg_member",
                "rec_pending",
                "rec_position",
                "rec_entry",
                "rec_subject")) {
            database.execute("DELETE FROM " + each);
        }
    }

    private DisclosureWorld(RegisterWorld world, Files files, Path folder) {
        this(world, inForce(), files, files, null, folder);
        DayRules dayRules = new DayRules(inForce(), new LawRulings(inForce()), world.organisation);
        world.catalogue.add(CredentialRegisters.of(dayRules, world.organisation, () -> null, world.clock));
        world.catalogue.add(PowersOffer.of(
                inForce(), new LawRulings(inForce()), world.organisation, () -> null, () -> null, world.clock));
    }

    /** Beside a district that works on real cases. */
    DisclosureWorld(CaseDistrict district, Path folder) {
        this(
                district.world,
                district.inForce,
                null,
                new PublishableService(
                        district.store,
                        district.world.organisation,
                        new CaseRules(district.inForce, new LawRulings(district.inForce), district.world.clock)),
                district.cases,
                folder);
    }

    private static RulesInForce inForce() {
        return new RulesInForce() {
            @Override
            public Optional<Books> current() {
                return Optional.of(BOOKS);
            }

            @Override
            public Optional<Books> archived(String bookFingerprint) {
                return Optional.of(BOOKS);
            }
        };
    }

    private DisclosureWorld(
            RegisterWorld world, RulesInForce inForce, Files files, PublishableCases cases, Cases opened, Path folder) {
        this.world = world;
        this.files = files;
        this.folder = folder;
        Rulings rulings = new LawRulings(inForce);
        rules = new DisclosureRules(inForce, rulings, world.organisation);
        Assessment assessment = new Assessment(cases, rules, world.engine);
        follower = new CaseFollower(world.transactions, assessment, world.recorder, world.clock);
        RegisterMatters registers = new RegisterMatters(
                world.transactions, world.engine, world.organisation, rules, world.recorder, world.clock);
        registerFollower = new RegisterFollower(registers, world.engine, rules, world.clock);
        publications = new PublicationService(
                world.transactions,
                assessment,
                registers,
                rules,
                world.organisation,
                world.permissions,
                world.recorder,
                new ReliedRulingsComponent(
                        rulings, world.recorder, world.records, world.transactions, world.permissions, world.clock),
                world.clock);
        leases = new DatabaseLeases(
                world.transactions,
                connection -> world.clock.instant(),
                UUID.randomUUID().toString());
        DisclosureSettings settings = new DisclosureSettings(folder);
        RecordSigner signer = signer(keys(world.clock).newest().orElseThrow());
        exporter = new Exporter(
                world.transactions,
                headed(),
                signer,
                rules,
                world.organisation,
                world.permissions,
                settings,
                leases,
                world.clock,
                false);
        AttachmentStore attachments = new RecordedAttachments(
                world.transactions,
                (DatabaseRecorder) world.recorder,
                new FolderAttachments(folder.resolve("attachments"), HashAlgorithm.SM3));
        ending = new Ending(
                world.transactions,
                rules,
                registers,
                follower,
                world.recorder,
                world.vault,
                attachments,
                leases,
                world.clock,
                false);
        ClueTerms terms = new ClueTerms(rules, world.engine);
        inbox = new ClueInbox(
                world.transactions,
                world.recorder,
                attachments,
                world.organisation,
                terms,
                settings,
                leases,
                world.clock,
                false);
        clues = new ClueService(
                world.transactions,
                world.permissions,
                world.permissions,
                world.organisation,
                opened,
                world.recorder,
                world.records,
                world.vault,
                attachments,
                terms,
                rules,
                world.clock);
        samples = new SamplePublications(world.transactions, publications, world.engine, world.clock);
    }

    /** Made once for all worlds: to make and to open a store takes long by intent. */
    static synchronized Pkcs12Keys keys(Clock clock) {
        if (keys == null) {
            try {
                Path folder = java.nio.file.Files.createTempDirectory("zhiheng-disclosure-keys");
                keys = Pkcs12Keys.open(folder.resolve("log.p12"), "log".toCharArray(), clock);
                keys.make(Suite.SM3_SM2);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return keys;
    }

    /** Signs as the record does (docs/contracts/records.md), without a log that would have introduced the key. */
    private static RecordSigner signer(LogKey key) {
        return new RecordSigner() {
            @Override
            public Signed sign(Map<String, Object> content) {
                Map<String, Object> signed = new LinkedHashMap<>(content);
                signed.put("suite", key.suite().written());
                signed.put("key", key.id());
                byte[] signature = key.sign(CanonicalJson.bytes(signed));
                return new Signed(
                        key.suite().written(), key.id(), Base64.getEncoder().encodeToString(signature));
            }

            @Override
            public Optional<byte[]> publicKey(String id) {
                return Optional.of(key.publicKey());
            }
        };
    }

    /** A record that was sealed once. */
    private Records headed() {
        return (Records) java.lang.reflect.Proxy.newProxyInstance(
                Records.class.getClassLoader(), new Class<?>[] {Records.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("head")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return Optional.of(new SignedHead(
                            new TreeHead(
                                    "0123456789abcdef0123456789abcdef", 1, "SM3-SM2", 1, 0, 1, "x", Instant.EPOCH, "k"),
                            "s"));
                });
    }

    private static Books books() {
        PackageSuite suite = PackageSuite.of(Stream.of("national", "market-supervision", "shandong", "weihai-huancui")
                .map(each -> Path.of("../../region-plugins", each, "src/main/resources/RULES-INF"))
                .toArray(Path[]::new));
        return BookMaker.assemble(suite.packages(), 1).books();
    }

    @Override
    public void close() {
        exporter.stop();
        ending.stop();
    }

    List<String> differences() {
        return world.differences(new PublicationAggregates(world.transactions));
    }

    // ---- cases

    static Map<String, Object> map(Object... values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put((String) values[i], values[i + 1]);
        }
        return map;
    }

    static Piece piece(String kind, String key, Object... values) {
        return new Piece(kind, key, 1, "account", Instant.EPOCH, null, null, null, null, map(values));
    }

    static Piece company() {
        return piece("party", "p1", "kind", "organisation", "name", "某某商贸有限公司", "creditCode", "91350100M000100Y43");
    }

    static Piece citizen(LocalDate bornOn) {
        return bornOn == null
                ? piece("party", "p1", "kind", "citizen", "name", "欧阳小明")
                : piece("party", "p1", "kind", "citizen", "name", "欧阳小明", "bornOn", bornOn);
    }

    static Piece matter(LocalDate occurredOn) {
        return piece("matter", "1", "item", "unlicensed", "division", "371002", "occurredOn", occurredOn);
    }

    static Piece decision(LocalDate on) {
        return piece(
                "decision",
                "1",
                "kind",
                "penalty",
                "number",
                "示例市监决〔2026〕1号",
                "decidedOn",
                on,
                "sanctions",
                List.of("fine"),
                "fine",
                new BigDecimal("2000.00"),
                "facts",
                "当事人未取得营业执照从事经营。",
                "basis",
                "《无证无照经营查处办法》第十三条");
    }

    /** Writes the file of a case in the place of what was there. */
    String file(String id, String procedure, Piece... pieces) {
        return file(id, procedure, false, pieces);
    }

    String file(String id, String procedure, boolean relatedPending, Piece... pieces) {
        return file(id, ActKind.PENALTY, "对无照经营的处罚", procedure, relatedPending, pieces);
    }

    /** A case that is called otherwise. */
    String titled(String id, String title, Piece... pieces) {
        return file(id, ActKind.PENALTY, title, "penalty.ordinary", false, pieces);
    }

    /** A case of another kind of act. */
    String act(String id, ActKind act, Piece... pieces) {
        return file(id, act, "对无照经营的处罚", "outline", false, pieces);
    }

    private String file(
            String id, ActKind act, String title, String procedure, boolean relatedPending, Piece... pieces) {
        CaseHead head = new CaseHead(
                id,
                "示例市监立〔2026〕1号",
                title,
                act,
                MARKET,
                "371002",
                "market-supervision",
                "unlicensed",
                CaseStatus.OPEN,
                procedure,
                "run-" + id,
                "service",
                "送达",
                List.of(),
                world.clock.instant(),
                null,
                null,
                1);
        files.all.put(
                id,
                PublishableService.material(
                        head, "示例区市场监督管理局", List.of(pieces), relatedPending, files.payableUntil.get(id)));
        return id;
    }

    /** Gives the reader the entry that says that these pieces were written. */
    void recorded(String id, String... kinds) {
        Map<String, Object> parts = new HashMap<>();
        Stream.of(kinds).forEach(each -> parts.put(each + "/1", Map.of()));
        given(follower, new Subject("case", id), Map.of("parts", parts, "state", Map.of("status", "open")));
    }

    /** Gives the reader of registers the entry that says that a row was written. */
    void touched(String register, String key) {
        given(
                registerFollower,
                new Subject(world.engine.definition(register).subject(), key),
                Map.of("register", register));
    }

    private void given(RecordReader reader, Subject subject, Map<String, Object> payload) {
        Entry entry = new Entry(
                subject,
                position,
                world.clock.instant(),
                world.clock.instant(),
                "account",
                "written",
                payload,
                List.of(),
                null,
                null,
                "sha-256:00");
        world.transactions.run(tx -> reader.read(new Sealed(position, entry)));
        position++;
    }

    /** What there is of a row, by kind of publication. */
    org.zhiheng.api.disclosure.Publications.Matter of(String kind, String register, String key) {
        return all().stream()
                .filter(each -> (register + "/" + key).equals(each.source()) && kind.equals(each.kind()))
                .findFirst()
                .orElseThrow();
    }

    /** That of the decision that a case comes to. */
    org.zhiheng.api.disclosure.Publications.Matter of(String id) {
        String matter = world.transactions
                .readOnly(tx -> MatterTables.ofSource(tx.connection(), "case/" + id))
                .orElseThrow()
                .id();
        return publications.show(SUPERVISOR, matter);
    }

    List<org.zhiheng.api.disclosure.Publications.Matter> all() {
        List<org.zhiheng.api.disclosure.Publications.Matter> all = new ArrayList<>();
        String after = null;
        do {
            var page = publications.list(
                    SUPERVISOR, new org.zhiheng.api.disclosure.Publications.Wanted(null, null, false, 200, after));
            all.addAll(page.matters());
            after = page.next();
        } while (after != null);
        return all;
    }

    /** What lies in the tables, all of it. */
    String kept() {
        List<String> all = world.transactions.readOnly(tx -> Rows.list(
                tx.connection(), "SELECT content FROM disclosure_matter", List.of(), row -> row.getString("content")));
        return String.join("\n", all);
    }

    /** The body as its register has it, with its code. */
    void body() {
        world.engine.write(
                "somebody",
                "bodies",
                new Change.Add(
                        "b-" + MARKET,
                        LocalDate.of(2010, 1, 1),
                        null,
                        map(
                                "name",
                                "示例区市场监督管理局",
                                "body",
                                MARKET,
                                "creditCode",
                                "115002227398230135",
                                "nature",
                                "administrative-organ",
                                "category",
                                "statutory",
                                "level",
                                "county",
                                "division",
                                "371002",
                                "government",
                                RegisterWorld.GOVERNMENT),
                        Why.UNSAID));
    }

    /** What lies in the folder of exports, all of it. */
    String exported() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> paths = java.nio.file.Files.list(folder.resolve("exports"))) {
            for (Path each : paths.sorted().toList()) {
                all.append(java.nio.file.Files.readString(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}
