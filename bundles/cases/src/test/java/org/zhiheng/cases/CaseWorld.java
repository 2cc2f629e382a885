package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.zhiheng.access.service.DirectoryService;
import org.zhiheng.access.store.JdbcAccessStore;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.CaseDocuments;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseQuestions;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.PartyAccess;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.cases.service.ArchiveService;
import org.zhiheng.cases.service.ArchiveWriter;
import org.zhiheng.cases.service.CaseAggregates;
import org.zhiheng.cases.service.CaseRules;
import org.zhiheng.cases.service.CaseService;
import org.zhiheng.cases.service.CaseStages;
import org.zhiheng.cases.service.CaseSubjects;
import org.zhiheng.cases.service.DecisionBasis;
import org.zhiheng.cases.service.DocumentFacts;
import org.zhiheng.cases.service.DocumentService;
import org.zhiheng.cases.service.Examination;
import org.zhiheng.cases.service.ExchangeService;
import org.zhiheng.cases.service.InspectionService;
import org.zhiheng.cases.service.InspectionSettings;
import org.zhiheng.cases.service.Packs;
import org.zhiheng.cases.service.PartyAccessService;
import org.zhiheng.cases.service.Proofs;
import org.zhiheng.cases.service.QuestionService;
import org.zhiheng.cases.service.ReceiptIssuer;
import org.zhiheng.cases.service.ReceiptService;
import org.zhiheng.cases.service.ReceiptSettings;
import org.zhiheng.cases.service.Rechecks;
import org.zhiheng.cases.service.Resolved;
import org.zhiheng.cases.store.ArchivedFiles;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.cases.store.JdbcCaseStore;
import org.zhiheng.credentials.service.BodyQualificationsService;
import org.zhiheng.credentials.service.CredentialRegisters;
import org.zhiheng.credentials.service.DayRules;
import org.zhiheng.credentials.service.OfficerCompetenceFacts;
import org.zhiheng.documents.service.DocumentsService;
import org.zhiheng.law.LawRulings;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.powers.service.CompetenceFacts;
import org.zhiheng.powers.service.DiscretionFacts;
import org.zhiheng.powers.service.ItemFacts;
import org.zhiheng.powers.service.PowersOffer;
import org.zhiheng.powers.service.ReviewFacts;
import org.zhiheng.procedures.service.Actors;
import org.zhiheng.procedures.service.Checks;
import org.zhiheng.procedures.service.Clocks;
import org.zhiheng.procedures.service.Definitions;
import org.zhiheng.procedures.service.Journal;
import org.zhiheng.procedures.service.RunService;
import org.zhiheng.procedures.service.Subjects;
import org.zhiheng.procedures.service.Terms;
import org.zhiheng.procedures.store.JdbcRunStore;
import org.zhiheng.records.ReceiptForm;
import org.zhiheng.records.service.ReliedRulingsComponent;
import org.zhiheng.registers.service.RulingsFromRegisters;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testkit.PackageSuite;
import org.zhiheng.testregisters.RegisterWorld;

/** Cases of a district with the rules of plan 002, on registers of people and powers as on the platform. */
final class CaseWorld {

    static final String MARKET = RegisterWorld.MARKET;
    static final String ITEM = "unlicensed";

    static final Principal OFFICER = RegisterWorld.who(Role.OFFICER, MARKET);
    static final Principal HEAD = RegisterWorld.who(Role.HEAD, MARKET);
    static final Principal PRESIDER = RegisterWorld.who(Role.HEARING_PRESIDER, MARKET);
    static final Principal ARCHIVIST = RegisterWorld.who(Role.ARCHIVIST, MARKET);
    static final Principal REVIEWER = RegisterWorld.who(Role.LEGAL_REVIEWER, MARKET);

    /** Somebody with every role, so that nothing but the input is refused. */
    static final Principal EVERYBODY = new Principal(
            OFFICER.account(),
            OFFICER.account(),
            Stream.of(
                            Role.OFFICER,
                            Role.LEGAL_REVIEWER,
                            Role.HEARING_PRESIDER,
                            Role.HEAD,
                            Role.GOODS_KEEPER,
                            Role.ARCHIVIST)
                    .flatMap(role -> CaseWorld.another(role, OFFICER.account()).grants().stream())
                    .toList(),
            Set.of(),
            null);

    private static final Books BOOKS = books();

    final RegisterWorld world;
    final Rulings rulings;
    final Runs runs;
    final Cases cases;
    final CaseDocuments documents;
    final DocumentsService press;
    final CaseStore store;
    final Resolved resolved;
    final CaseRules caseRules;
    final Examination examination;
    final InspectionService inspection;
    final CaseQuestions questions;
    final ExchangeService exchange;
    final RulingsFromRegisters registered;
    final Receipts receipts;
    final PartyAccess party;
    final CaseArchives archives;
    final ArchivedFiles archivedFiles;
    private final Path folder;

    CaseWorld(TestDatabase database, Path folder) {
        this.folder = folder;
        world = new RegisterWorld(database, folder);
        RulesInForce inForce = new RulesInForce() {
            @Override
            public Optional<Books> current() {
                return Optional.of(BOOKS);
            }

            @Override
            public Optional<Books> archived(String bookFingerprint) {
                return Optional.of(BOOKS);
            }
        };
        rulings = new LawRulings(inForce);
        BodyQualificationsService qualifications = new BodyQualificationsService(world.engine, world.organisation);
        DayRules rules = new DayRules(inForce, rulings, world.organisation);
        ReliedRulings relied = new ReliedRulingsComponent(
                rulings, world.recorder, world.records, world.transactions, world.permissions, world.clock);
        registered = new RulingsFromRegisters(
                rulings,
                relied,
                world.permissions,
                world.organisation,
                world.registers,
                world.transactions,
                world.clock);
        resolved = new Resolved(world.engine, world.organisation, qualifications);
        for (FactSource each : List.of(
                new OfficerCompetenceFacts(world.engine, world.organisation, qualifications, rules),
                new CompetenceFacts(world.engine, world.organisation, qualifications),
                new ItemFacts(world.engine),
                new DiscretionFacts(world.engine),
                new ReviewFacts(world.engine, world.organisation))) {
            registered.add(each);
            resolved.add(each);
        }
        store = new JdbcCaseStore(world.transactions);
        caseRules = new CaseRules(inForce, rulings, world.clock);
        Subjects subjects = new Subjects();
        subjects.add(new CaseSubjects(store, resolved, caseRules, world.clock));
        Terms terms = new Terms(rulings, world.clock);
        Clocks clocks = new Clocks(terms, subjects, world.clock);
        runs = new RunService(
                new JdbcRunStore(world.transactions),
                new Definitions(inForce),
                terms,
                clocks,
                new Checks(rulings, relied),
                new Actors(world.permissions, world.organisation),
                subjects,
                new Journal(world.recorder, terms, clocks, world.clock),
                world.permissions,
                world.organisation,
                new DirectoryService(
                        new JdbcAccessStore(world.transactions),
                        world.permissions,
                        new org.zhiheng.access.service.Journal(world.audit::add, world.clock),
                        world.clock),
                world.succession);
        world.catalogue.add(CredentialRegisters.of(rules, world.organisation, () -> runs, world.clock));
        world.catalogue.add(
                PowersOffer.of(inForce, rulings, world.organisation, () -> qualifications, () -> runs, world.clock));
        examination = new Examination(world.engine, world.organisation, world.uploads, world.clock);
        Rechecks rechecks = new Rechecks(store, resolved, caseRules, rulings);
        CaseService service = new CaseService(
                store,
                runs,
                examination,
                new Proofs(registered, caseRules, resolved),
                caseRules,
                new CaseStages(runs),
                resolved,
                world.permissions,
                world.permissions,
                world.recorder,
                world.records,
                world.vault,
                world.uploads,
                new Packs(world.records, world.uploads),
                new DecisionBasis(rechecks, resolved, rulings, world.records),
                world.clock);
        cases = service;
        receipts = new ReceiptService(
                cases,
                world.records,
                world.uploads,
                world.permissions,
                world.vault,
                rulings,
                new LateSigner(),
                new ReceiptSettings("https://example.org/r/", boxes()));
        archivedFiles = new ArchivedFiles(world.transactions, world.uploads);
        archives = new ArchiveService(
                cases,
                store,
                new ArchiveWriter(world.records, world.uploads, world.vault, new LateSigner()),
                resolved,
                world.permissions,
                world.permissions,
                world.recorder,
                world.uploads,
                world.transactions,
                archivedFiles,
                world.clock);
        press = DocumentsService.leadingTo("https://zf.example.gov.cn/receipts/", world.transactions, world.clock);
        DocumentFacts documentFacts = new DocumentFacts(resolved, world.engine, caseRules, world.clock);
        party = new PartyAccessService(
                world.transactions,
                store,
                cases,
                service,
                caseRules,
                resolved,
                documentFacts,
                runs,
                world.permissions,
                world.recorder,
                world.records,
                world.vault,
                world.uploads,
                world.clock);
        documents = new DocumentService(
                service,
                store,
                caseRules,
                new CaseStages(runs),
                documentFacts,
                press,
                receipts,
                world.permissions,
                world.uploads,
                world.clock);
        exchange = new ExchangeService(
                cases, store, examination, caseRules, resolved, world.permissions, world.records, world.clock);
        questions = new QuestionService(
                store,
                cases,
                runs,
                caseRules,
                rechecks,
                world.permissions,
                world.permissions,
                world.vault,
                world.clock);
        inspection = new InspectionService(
                store,
                runs,
                caseRules,
                rechecks,
                new InspectionSettings(LocalTime.of(2, 30)),
                world.permissions,
                world.transactions,
                new DatabaseLeases(world.transactions, connection -> world.clock.instant(), "node"),
                world.clock);
    }

    private static Books books() {
        PackageSuite suite = PackageSuite.of(Stream.of("national", "market-supervision", "shandong", "weihai-huancui")
                .map(each -> Path.of("../../region-plugins", each, "src/main/resources/RULES-INF"))
                .toArray(Path[]::new));
        return BookMaker.assemble(suite.packages(), 1).books();
    }

    static void empty(TestDatabase database) {
        for (String each : List.of(
                "case_party_request",
                "case_party_session",
                "case_party_code",
                "case_finding",
                "case_inspection",
                "document_series",
                "document_print",
                "case_piece",
                "case_handler",
                "case_command",
                "case_series",
                "case_organisation",
                "case_file",
                "proc_clock",
                "proc_task",
                "proc_participant",
                "proc_command",
                "proc_run_body",
                "proc_run",
                "rec_pending",
                "rec_position",
                "rec_entry",
                "rec_subject",
                "vault_datum",
                "vault_person",
                "reg_entrusted_items",
                "reg_entrustments",
                "reg_postings",
                "reg_certificate_states",
                "reg_certificates",
                "reg_officers",
                "reg_body_qualifications",
                "reg_bodies",
                "reg_benchmark_tiers",
                "reg_benchmarks",
                "reg_review_catalogue",
                "reg_items",
                "reg_member")) {
            database.execute("DELETE FROM " + each);
        }
    }

    /** What differs between the cases that are kept and what their record says. */
    List<String> differences() {
        return world.differences(new CaseAggregates(new JdbcCaseStore(world.transactions)));
    }

    // ---- the district

    /** A department that may enforce, three officers with certificates, a reviewer, an item of its own. */
    void district() {
        body(MARKET, "示例区市场监督管理局", "115002227398230135", "371002");
        for (int i = 1; i <= 4; i++) {
            Map<String, Object> person = map(
                    "name",
                    "人员" + i,
                    "body",
                    MARKET,
                    "citizenNumber",
                    citizenNumber(i),
                    "staffType",
                    "administrative",
                    "roles",
                    List.of("enforcement"),
                    "account",
                    i == 1 ? OFFICER.account() : i == 4 ? REVIEWER.account() : "account-" + i);
            if (i == 4) {
                person.put("legalQualification", "unified");
                person.put("legalQualificationNumber", "A20183710020001");
                person.put("legalQualificationOn", "2018-09-01");
            }
            add("officers", "o" + i, LocalDate.of(2015, 1, 1), person);
            certificate("c" + i, "o" + i, "enforcement");
        }
        certificate("p3", "o3", "hearing-presider");
        add(
                "items",
                ITEM,
                LocalDate.of(2023, 1, 1),
                map(
                        "code",
                        "C-1",
                        "name",
                        "对无照经营的处罚",
                        "actKind",
                        "penalty",
                        "field",
                        "market-supervision",
                        "body",
                        MARKET,
                        "basis",
                        "无证无照经营查处办法第十三条",
                        "target",
                        "any",
                        "fineMode",
                        "fixed",
                        "fineMin",
                        "0.00",
                        "fineMax",
                        "10000.00"));
    }

    /** A body that may enforce, registered with all that is published. */
    void body(String body, String name, String creditCode, String division) {
        LocalDate old = LocalDate.of(2010, 1, 1);
        add(
                "bodies",
                "b-" + body,
                old,
                map(
                        "name",
                        name,
                        "body",
                        body,
                        "creditCode",
                        creditCode,
                        "nature",
                        "administrative-organ",
                        "category",
                        "statutory",
                        "level",
                        "county",
                        "division",
                        division,
                        "government",
                        RegisterWorld.GOVERNMENT,
                        "funding",
                        "全额拨款",
                        "staffing",
                        "行政编制20名",
                        "legalRepresentative",
                        "王局长",
                        "address",
                        "示例路1号",
                        "complaintPhone",
                        "0631-5231234",
                        "duties",
                        "市场监督管理",
                        "ownEnforcement",
                        true));
        add(
                "body-qualifications",
                "q-" + body,
                old,
                map(
                        "body",
                        body,
                        "state",
                        "confirmed",
                        "batch",
                        1,
                        "basis",
                        "三定规定",
                        "confirmedBy",
                        RegisterWorld.GOVERNMENT,
                        "confirmedOn",
                        "2010-01-01",
                        "publishedOn",
                        "2010-02-01",
                        "publishedAt",
                        "区政府网站"));
    }

    private void certificate(String key, String officer, String kind) {
        Map<String, Object> values = map(
                "number",
                "鲁K-" + key + "00",
                "kind",
                kind,
                "officer",
                officer,
                "body",
                MARKET,
                "issuer",
                "山东省人民政府",
                "reviewer",
                "示例区司法局",
                "fields",
                List.of("market-supervision"),
                "area",
                "371002");
        world.engine.write(
                "somebody",
                "certificates",
                new Change.Add(key, LocalDate.of(2024, 1, 1), LocalDate.of(2028, 12, 31), values, Why.UNSAID));
    }

    private void add(String register, String key, LocalDate from, Map<String, Object> values) {
        world.engine.write("somebody", register, new Change.Add(key, from, null, values, Why.UNSAID));
    }

    /** Says in the register of officers since when somebody has been reviewing. */
    void reviewing(String officer, String since) {
        world.engine.write(
                "somebody",
                "officers",
                new Change.Amend(officer, LocalDate.of(2015, 1, 1), null, map("reviewingSince", since), Why.UNSAID));
    }

    private static String citizenNumber(int which) {
        String first = String.format("37100219900101%03d", which);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (first.charAt(i) - '0') * weights[i];
        }
        return first + "10X98765432".charAt(sum % 11);
    }

    static Map<String, Object> map(Object... values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put((String) values[i], values[i + 1]);
        }
        return map;
    }

    /** The same role by another account. */
    static Principal another(Role role, String account) {
        Grant grant = new Grant("grant-" + account, account, role, MARKET, Scope.ALL, Instant.EPOCH, null, null);
        return new Principal(account, account, List.of(grant), Set.of(), null);
    }

    // ---- what people do

    static PieceChange.Add clue() {
        return piece("clue", "source", "complaint", "receivedAt", "2026-03-02T08:30:00+08:00", "summary", "群众举报无照经营");
    }

    static PieceChange.Add piece(String kind, Object... values) {
        return new PieceChange.Add(kind, null, map(values));
    }

    CaseFile opened() {
        return opened("market-supervision");
    }

    /** @param field whose rules are laid in; null for those of the nation and the place alone */
    CaseFile opened(String field) {
        return opened("penalty.ordinary", field);
    }

    CaseFile opened(String procedure, String field) {
        return cases.open(OFFICER, new Cases.Opening(command(), procedure, MARKET, field, List.of(clue())))
                .file();
    }

    static String command() {
        return "c-" + UUID.randomUUID();
    }

    Outcome write(Principal by, CaseFile file, PieceChange... changes) {
        return cases.write(
                by, file.head().id(), new Command(command(), file.head().version()), List.of(changes));
    }

    Outcome take(Principal by, CaseFile file, String to) {
        return cases.take(
                by,
                file.head().id(),
                new Command(command(), file.run().version()),
                new Runs.Taking(to, null, List.of()));
    }

    /** Seals what was recorded, as the platform does within a second. */
    void seal(Path keys) {
        world.seal(keys);
    }

    /** Signs as the platform does. */
    RecordSigner signer(Path keys) {
        return world.signer(keys);
    }

    /** Opens the key when there is something to sign: it is made with the first seal. */
    private final class LateSigner implements RecordSigner {
        @Override
        public Signed sign(Map<String, Object> content) {
            return signer(folder).sign(content);
        }

        @Override
        public Optional<byte[]> publicKey(String key) {
            return signer(folder).publicKey(key);
        }
    }

    /** Where receipts lie for the portal. */
    Path boxes() {
        return folder.resolve("boxes");
    }

    /** Makes receipts of what is sealed, as the platform does as soon as it is. */
    void issue() {
        ReceiptIssuer issuer = new ReceiptIssuer(
                world.records,
                world.recorder,
                signer(folder),
                world.uploads,
                new ReceiptSettings("", boxes()),
                world.clock);
        for (Records.Touched each :
                world.records.followed(ReceiptForm.SUBJECT, 0, 10_000).touched()) {
            world.records
                    .history(each.subject(), 0, 10)
                    .forEach(entry ->
                            world.transactions.run(tx -> issuer.read(new RecordReader.Sealed(each.position(), entry))));
        }
    }

    /** Code and field of everything a command is refused for. */
    List<String> wrong(Runnable command) {
        ZhihengException refused = catchThrowableOfType(command::run, ZhihengException.class);
        return Stream.concat(Stream.of(refused), refused.others().stream())
                .map(each -> each.code() + " " + each.field().orElse("-"))
                .toList();
    }

    /** Code and field of the refusal; {@code done} when there is none. */
    String refused(Runnable command) {
        ZhihengException refused = catchThrowableOfType(command::run, ZhihengException.class);
        return refused == null
                ? "done"
                : refused.code() + refused.field().map(each -> " " + each).orElse("");
    }

    static Piece one(CaseFile file, String kind) {
        return file.pieces().stream()
                .filter(each -> each.kind().equals(kind) && each.key().equals(PieceDefinition.ONLY))
                .findFirst()
                .orElseThrow();
    }

    static List<Piece> all(CaseFile file, String kind) {
        return new ArrayList<>(
                file.pieces().stream().filter(each -> each.kind().equals(kind)).toList());
    }
}
