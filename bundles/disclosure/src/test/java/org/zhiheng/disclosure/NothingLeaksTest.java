package org.zhiheng.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.disclosure.DisclosureWorld.HEAD;
import static org.zhiheng.disclosure.DisclosureWorld.SUPERVISOR;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications;
import org.zhiheng.api.disclosure.Publications.Matter;
import org.zhiheng.api.registers.Field;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/**
 * Files in which every field of every kind of piece says something that is found again, made from the kinds as they are, and all of it told once more in the facts of the
 * decision: what reaches the public is what the rules list, and nothing else. Red lines 5 to 7.
 */
class NothingLeaksTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate BORN = LocalDate.of(1985, 6, 7);

    /** What the rules list, by piece and field: these may be seen, masked where they are texts. */
    private static final Set<String> LISTED = Set.of(
            "decision.number",
            "decision.decidedOn",
            "decision.sanctions",
            "decision.fine",
            "decision.confiscated",
            "decision.amount",
            "decision.facts",
            "decision.basis",
            "decision.kind",
            "party.name",
            "party.creditCode",
            "party.kind",
            "party.legalRepresentative",
            "measure.number",
            "surcharge.number",
            "substitute.number",
            "execution-order.number",
            "execution-order.basis");

    private static TestDatabase database;

    @TempDir
    private Path folder;

    private DisclosureWorld world;
    private PublicDoor door;

    @BeforeAll
    static void opened() {
        database = TestDatabase.open(DatabaseKind.DERBY);
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    @BeforeEach
    void open() {
        world = new DisclosureWorld(database, folder);
        door = new PublicDoor(folder, "index", 1_000_000, world.world.clock);
        world.body();
    }

    @AfterEach
    void close() {
        door.close();
        world.close();
    }

    /** What each field says, by piece and field. */
    private final Map<String, String> told = new TreeMap<>();

    private int count;

    /** Two characters that stand nowhere else, of those that no word is made of. */
    private String mark() {
        count++;
        return new String(Character.toChars(0x4E00 + 37 * count)) + new String(Character.toChars(0x9000 + count)) + "甪";
    }

    private List<Piece> pieces(String partyKind) {
        List<Piece> pieces = new ArrayList<>();
        for (PieceDefinition kind : world.files.kinds()) {
            if (Set.of("decision", "decision-change", "remedy", "transfer", "relation")
                    .contains(kind.id())) {
                continue;
            }
            Map<String, Object> values = new LinkedHashMap<>();
            for (Field field : kind.fields()) {
                Object value = value(kind, field);
                if (value != null) {
                    values.put(field.name(), value);
                }
            }
            if (kind.id().equals("party")) {
                values.put("kind", partyKind);
                values.put("creditCode", partyKind.equals("organisation") ? "91350100M000100Y43" : null);
                values.values().removeIf(java.util.Objects::isNull);
                values.put("bornOn", BORN);
            }
            if (kind.id().equals("matter")) {
                values.put("occurredOn", LocalDate.of(2026, 2, 20));
                values.remove("secret");
            }
            pieces.add(new Piece(kind.id(), "1", 1, "a", java.time.Instant.EPOCH, null, null, null, null, values));
        }
        return pieces;
    }

    private Object value(PieceDefinition kind, Field field) {
        String name = kind.id() + "." + field.name();
        switch (field.kind()) {
            case TEXT, LONG_TEXT, CODE, REFERENCE, BODY, ATTACHMENT, CREDIT_CODE, DIVISION -> {
                String mark = mark();
                told.put(name, mark);
                return mark;
            }
            case PHONE -> {
                told.put(name, "13800" + String.format("%06d", ++count));
                return told.get(name);
            }
            case CITIZEN_NUMBER -> {
                told.put(name, "110105194912310021");
                return "110105********0021";
            }
            case CODES -> {
                told.put(name, mark());
                return List.of(told.get(name));
            }
            case DATE -> {
                return field.required() || field.name().equals("decidedOn") ? MONDAY : null;
            }
            case MOMENT -> {
                return field.required() ? MONDAY + "T09:00:00+08:00" : null;
            }
            case WORD -> {
                return field.required() ? field.words().get(0).code() : null;
            }
            case DECIMAL -> {
                return field.required() ? BigDecimal.ONE : null;
            }
            default -> {
                return null;
            }
        }
    }

    private Piece decision(String facts) {
        return DisclosureWorld.piece(
                "decision",
                "1",
                "kind",
                "penalty",
                "number",
                "示例市监决〔2026〕1号",
                "decidedOn",
                MONDAY,
                "sanctions",
                List.of("fine"),
                "fine",
                new BigDecimal("2000.00"),
                "facts",
                facts,
                "basis",
                facts,
                "fulfilment",
                "履行甪",
                "remedies",
                "救济甪");
    }

    /** Shows what else was decided in the case: of coercion. */
    private void confirmed() {
        world.all().stream()
                .filter(each -> each.state() == PublicationState.PENDING)
                .forEach(each -> world.publications.confirm(HEAD, each.id(), each.version(), Map.of()));
    }

    /** Everything that leaves: tables, files, answers, the file for the credit platform, what those see who confirm. */
    private String everywhere(Matter matter) {
        confirmed();
        StringBuilder all = new StringBuilder(world.kept());
        all.append(matter).append(world.of("c1"));
        world.exporter.now();
        door.look();
        all.append(world.exported());
        all.append(door.get("/v1/publications?size=100").body());
        all.append(door.get("/v1/publications/" + matter.id()).body());
        world.publications.credit(
                SUPERVISOR,
                new Publications.CreditWanted("penalty", "credit-platform", null, MONDAY, MONDAY),
                all::append);
        return all.toString();
    }

    private int found(String text) {
        String body = door.get("/v1/publications?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .body();
        return Integer.parseInt(body.replaceAll(".*\"total\":(\\d+).*", "$1"));
    }

    private void published(String partyKind) {
        List<Piece> pieces = pieces(partyKind);
        // Whatever is known of persons is told again in the text that is shown.
        List<String> personal = new ArrayList<>();
        for (PieceDefinition kind : world.files.kinds()) {
            for (Field field : kind.fields()) {
                String said = told.get(kind.id() + "." + field.name());
                boolean party = kind.id().equals("party") && field.name().equals("name");
                if (said != null
                        && field.privacy() != Field.Privacy.OPEN
                        && field.kind() != Field.Kind.LONG_TEXT
                        && !party) {
                    personal.add(said);
                }
            }
        }
        String facts = "当事人违法。" + String.join(",", personal)
                + ",1985年6月7日出生,1985-06-07,身份证11010519491231002X,账号6222 0200 1234 5678 901,邮箱a.b@example.com。"
                + "经举报人周某丰反映,现场查实。证人吴某秋作证;同店一名未成年人郑小冬在场。经群众举\n报,提供情况的钱某夏到场。";
        pieces.add(decision(facts));
        world.file("c1", "penalty.ordinary", pieces.toArray(Piece[]::new));
        world.recorded("c1", "decision");
    }

    private void leaks(String all, String name) {
        List<String> leaked = new ArrayList<>();
        told.forEach((field, said) -> {
            boolean may = LISTED.contains(field)
                    && !(field.equals("party.legalRepresentative") && !name.equals("organisation"))
                    && !(field.equals("party.name") && name.equals("citizen"));
            if (!may && all.contains(said)) {
                leaked.add(field + " " + said);
            }
        });
        for (String each : List.of(
                "11010519491231002X",
                "6222",
                "5678 901",
                "a.b@example.com",
                "周某丰",
                "吴某秋",
                "郑小冬",
                "钱某夏",
                "举报",
                "1985年",
                "1985-06-07",
                "履行甪",
                "救济甪",
                "0021")) {
            if (all.contains(each)) {
                leaked.add(each);
            }
        }
        assertThat(leaked).isEmpty();
    }

    @Test
    void of_an_organisation_the_public_learns_what_the_rules_list() {
        published("organisation");
        Matter waits = world.of("c1");
        assertThat(waits.state()).isEqualTo(PublicationState.PENDING);
        Matter matter = world.publications.confirm(HEAD, waits.id(), waits.version(), Map.of());
        String all = everywhere(matter);
        assertThat(told).hasSizeGreaterThan(120);
        assertThat(all).contains(told.get("party.name"), "当事人违法。", "罚款2000元", "91350100M000100Y43");
        leaks(all, "organisation");
        assertThat(world.all())
                .filteredOn(each -> each.state() == PublicationState.PUBLISHED)
                .extracting(Matter::kind)
                .containsExactlyInAnyOrder("penalty", "coercion", "coercion", "coercion", "coercion");
        // Who represents it is told the credit platform alone.
        assertThat(door.get("/v1/publications/" + matter.id()).body())
                .doesNotContain(told.get("party.legalRepresentative"));
        assertThat(world.exported()).doesNotContain(told.get("party.legalRepresentative"));
        assertThat(found(told.get("party.name"))).isEqualTo(5);
        told.forEach((field, said) -> {
            boolean listed = LISTED.contains(field) && !field.equals("party.legalRepresentative");
            if (!listed && !said.matches("[0-9]+")) {
                assertThat(found(said)).as(field).isZero();
            }
        });
    }

    @Test
    void of_a_citizen_the_public_learns_the_surname() {
        published("citizen");
        Matter waits = world.of("c1");
        assertThat(waits.state()).isEqualTo(PublicationState.NOT_PUBLIC);
        leaks(world.kept() + waits, "citizen");
        waits = world.publications.impact(HEAD, waits.id(), waits.version(), "社会关注");
        Matter matter = world.publications.confirm(HEAD, waits.id(), waits.version(), Map.of());
        String all = everywhere(matter);
        leaks(all, "citizen");
        assertThat(all)
                .contains(told.get("party.name").substring(0, 1) + "**")
                .doesNotContain(told.get("party.legalRepresentative"));
        assertThat(found(told.get("party.name"))).isZero();
    }

    @Test
    void of_a_minor_nothing_is_kept_at_all() {
        List<Piece> pieces = pieces("citizen");
        pieces.replaceAll(each -> {
            if (!each.kind().equals("party")) {
                return each;
            }
            Map<String, Object> values = new LinkedHashMap<>(each.values());
            values.put("bornOn", LocalDate.of(2012, 1, 1));
            return each.saying(values);
        });
        pieces.add(decision("当事人是学生。"));
        world.file("c1", "penalty.ordinary", pieces.toArray(Piece[]::new));
        world.recorded("c1", "decision");
        Matter matter = world.of("c1");
        assertThat(matter.state()).isEqualTo(PublicationState.NOT_PUBLIC);
        String all = everywhere(matter);
        // By its number alone a matter is known to those who look why it is not shown.
        told.keySet().removeIf(each -> LISTED.contains(each) && each.endsWith(".number"));
        told.forEach((field, said) -> assertThat(all).as(field).doesNotContain(said));
        assertThat(all).doesNotContain("学生", "罚款2000元");
    }

    /** A case that is called after whom nobody names is called what its decision is, on every list. */
    @Test
    void what_a_case_is_called_tells_of_no_complainant_and_no_minor() {
        world.titled(
                "c1", "某小学学\n生食品中毒案", DisclosureWorld.company(), DisclosureWorld.matter(MONDAY), decision("当事人违法。"));
        world.recorded("c1", "decision");
        Matter waits = world.of("c1");
        assertThat(waits.title()).isEqualTo("行政处罚决定");
        Matter matter = world.publications.confirm(HEAD, waits.id(), waits.version(), Map.of());
        assertThat(everywhere(matter)).contains("当事人违法。").doesNotContain("小学", "学生", "中毒");
    }

    /** However it is written: with blanks, wide digits, other digits or marks that nobody sees between. */
    @Test
    void a_number_does_not_escape_by_being_written_otherwise() {
        for (String each : List.of(
                "110105 19491231 002X",
                "110105-19491231-002X",
                "110105194912310021",
                "\uff11\uff11\uff10\uff11\uff10\uff15\uff11\uff19\uff14\uff19\uff11\uff12\uff13\uff11\uff10\uff10\uff12\uff38",
                "138 1234 5678",
                "138-1234-5678",
                "+86 13812345678",
                "1\u200b3812345678",
                "\u0661\u0663\u0668\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
                "0631-5231234",
                "6222 0200 1234 5678 901",
                "E12345678")) {
            org.zhiheng.disclosure.domain.Masks masks = new org.zhiheng.disclosure.domain.Masks(
                    Set.of("identity-number", "contact", "account-number"), List.of(), List.of(), List.of());
            assertThat(masks.text("号码是" + each + "。")).as(each).isEqualTo("号码是***。");
        }
    }

    @Test
    void passports_passes_and_number_plates_are_hidden_and_what_looks_a_little_like_them_stays() {
        org.zhiheng.disclosure.domain.Masks masks = new org.zhiheng.disclosure.domain.Masks(
                Set.of("identity-number", "number-plate"), List.of(), List.of(), List.of());
        for (String each : List.of(
                "E12345678",
                "EA1234567",
                "G12345678",
                "C12345678",
                "CA1234567",
                "H1234567890",
                "M12345678",
                "T12345678",
                "鲁K12345",
                "鲁KD12345",
                "鲁K·12345",
                "京A1234警",
                "粤Z1234港",
                "鲁k 12a45",
                "使A12345")) {
            assertThat(masks.text("查到" + each + "。")).as(each).isEqualTo("查到***。");
        }
        for (String each : List.of("护照号码AB-123456", "护照: 123456789", "居留证AUS123456789012", "军官证号1234567")) {
            assertThat(masks.text("持" + each + "。")).as(each).matches("持[^A-Z0-9]*\\*\\*\\*。");
        }
        for (String each : List.of(
                "许可证件编号JY13710020012345", "SC10137100212345", "GB 7718-2011", "批号20260301", "新A级企业", "示例市监决〔2026〕1号")) {
            assertThat(masks.text(each)).isEqualTo(each);
        }
    }

    /** Whoever the file knows by name, of whatever list: complainants, witnesses, guardians, who took something in; in the text and in what the case is called. */
    @Test
    void a_name_of_the_file_does_not_escape_by_being_written_otherwise() {
        Map<String, String> people = Map.of(
                "service/witness",
                "吴见证",
                "evidence/source",
                "郑询问(店员)",
                "party/guardian",
                "王 监护",
                "service/recipient",
                "Maria Smith");
        List<String> written = List.of(
                "吴见证",
                "吴 见证",
                "吴 见 证",
                "吴·见证",
                "吴\u200b见证",
                "吴-见证",
                "郑询问",
                "郑 询问",
                "王监护",
                "王\n监护",
                "Maria Smith",
                "MARIA SMITH",
                "MariaSmith",
                "maria-smith",
                "\uff2d\uff41\uff52\uff49\uff41 Smith");
        List<Piece> pieces = new ArrayList<>(List.of(DisclosureWorld.company(), DisclosureWorld.matter(MONDAY)));
        Map<String, Map<String, Object>> values = new TreeMap<>();
        values.put("service", new LinkedHashMap<>(Map.of("document", "penalty-notice")));
        people.forEach((field, name) -> {
            String[] at = field.split("/");
            values.computeIfAbsent(at[0], each -> new LinkedHashMap<>()).put(at[1], name);
        });
        values.forEach((kind, said) ->
                pieces.add(new Piece(kind, "x1", 1, "a", java.time.Instant.EPOCH, null, null, null, null, said)));
        pieces.add(decision("现场有" + String.join("、", written) + "在场。"));
        world.titled("c1", "吴 见证等人无照经营", pieces.toArray(Piece[]::new));
        world.recorded("c1", "decision");
        Matter waits = world.of("c1");
        assertThat(waits.title()).isEqualTo("***等人无照经营");
        Matter matter = world.publications.confirm(HEAD, waits.id(), waits.version(), Map.of());
        assertThat(matter.shown())
                .filteredOn(each -> each.name().equals("facts"))
                .extracting(each -> each.value().replaceAll("[*、]", ""))
                .containsExactly("现场有在场。");
        String all = everywhere(matter);
        for (String each : List.of("见证", "见 证", "询问", "监护", "Smith", "SMITH", "smith")) {
            assertThat(all).as(each).doesNotContain(each);
        }
    }

    @Test
    void what_is_no_number_of_a_person_stays() {
        org.zhiheng.disclosure.domain.Masks masks = new org.zhiheng.disclosure.domain.Masks(
                Set.of("identity-number", "contact", "account-number", "property-certificate-number", "home-address"),
                List.of("张小三", "三"),
                List.of("115002227398230135"),
                List.of("举报"));
        assertThat(masks.text("2026年3月2日在示例路2号查获烟花300箱,货值12345.60元,代码115002227398230135。"))
                .isEqualTo("2026年3月2日在示例路2号查获烟花300箱,货值12345.60元,代码115002227398230135。");
        assertThat(masks.text("张小三的房产鲁(2020)威海市不动产权第0012345号,住址示例小区1号楼2单元301室,三次。"))
                .isEqualTo("***的房产***,住址***,三次。");
        assertThat(masks.text("第一句。举报人说的。第三句;")).isEqualTo("第一句。……第三句;");
        assertThat(masks.text(null)).isNull();
        assertThat(masks.name("John Smith", true)).isEqualTo("John Smith");
    }
}
