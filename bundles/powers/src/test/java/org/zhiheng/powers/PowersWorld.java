package org.zhiheng.powers;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.access.service.DirectoryService;
import org.zhiheng.access.store.JdbcAccessStore;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.credentials.BodyQualifications;
import org.zhiheng.api.powers.Powers;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.law.LawRulings;
import org.zhiheng.powers.service.CompetenceFacts;
import org.zhiheng.powers.service.PowersComponent;
import org.zhiheng.powers.service.PowersOffer;
import org.zhiheng.powers.service.PowersProcedures;
import org.zhiheng.procedures.service.Actors;
import org.zhiheng.procedures.service.Checks;
import org.zhiheng.procedures.service.Clocks;
import org.zhiheng.procedures.service.Definitions;
import org.zhiheng.procedures.service.Journal;
import org.zhiheng.procedures.service.RunService;
import org.zhiheng.procedures.service.Subjects;
import org.zhiheng.procedures.service.Terms;
import org.zhiheng.procedures.store.JdbcRunStore;
import org.zhiheng.records.service.ReliedRulingsComponent;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testkit.PackageSuite;
import org.zhiheng.testregisters.RegisterWorld;

/** The registers of powers in a district with the rules of plan 002, its townships and their classes. */
final class PowersWorld {

    static final String GOVERNMENT = RegisterWorld.GOVERNMENT;
    static final String COMMITTEE = "committee";
    static final String MARKET = RegisterWorld.MARKET;
    static final String JUSTICE = RegisterWorld.JUSTICE;
    static final String TOWN = RegisterWorld.TOWN;
    static final String STREET = "street";
    static final String TOWN2 = "town2";
    static final String TOWN3 = "town3";
    static final String TOWN4 = "town4";
    static final String TEAM = "team";
    /** A department of another city, whose plan has the catalogue cleaned up. */
    static final String WUCHANG = "wuchang";

    static final String DIVISION = "371002";
    static final String URBAN = "main-urban-street";

    static final Principal SUPERVISOR = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, JUSTICE);

    static final RulesInForce RULES = rules();

    final RegisterWorld world;
    final Rulings rulings = new LawRulings(RULES);
    final Runs runs;
    final FactSource competence;
    final Qualifications qualifications = new Qualifications();
    final Powers services;

    PowersWorld(TestDatabase database, Path folder) {
        world = new RegisterWorld(database, folder);
        if (world.organisation.body(STREET).isEmpty()) {
            Principal administrator = RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, GOVERNMENT);
            for (Body each : List.of(
                    new Body(COMMITTEE, Body.Kind.GOVERNMENT, "示例区管委会", new DivisionCode(DIVISION), GOVERNMENT),
                    new Body(STREET, Body.Kind.TOWNSHIP, "示例街道办事处", new DivisionCode("371002002"), GOVERNMENT),
                    new Body(TOWN2, Body.Kind.TOWNSHIP, "第二镇人民政府", new DivisionCode("371002101"), GOVERNMENT),
                    new Body(TOWN3, Body.Kind.TOWNSHIP, "第三镇人民政府", new DivisionCode("371002102"), GOVERNMENT),
                    new Body(TOWN4, Body.Kind.TOWNSHIP, "第四镇人民政府", new DivisionCode("371002003"), GOVERNMENT),
                    new Body(WUCHANG, Body.Kind.DEPARTMENT, "武昌区城市管理执法局", new DivisionCode("420106"), null),
                    new Body(TEAM, Body.Kind.UNIT, "市场监管综合执法大队", new DivisionCode(DIVISION), MARKET))) {
                world.organisation.add(administrator, each);
            }
        }
        Terms terms = new Terms(rulings, world.clock);
        Subjects subjects = new Subjects();
        subjects.add(
                new PowersProcedures(world.engine, world.organisation, world.succession, RULES, rulings, world.clock));
        Clocks clocks = new Clocks(terms, subjects, world.clock);
        runs = new RunService(
                new JdbcRunStore(world.transactions),
                new Definitions(RULES),
                terms,
                clocks,
                new Checks(
                        rulings,
                        new ReliedRulingsComponent(
                                rulings,
                                world.recorder,
                                world.records,
                                world.transactions,
                                world.permissions,
                                world.clock)),
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
        world.catalogue.add(
                PowersOffer.of(RULES, rulings, world.organisation, () -> qualifications, () -> runs, world.clock));
        competence = new CompetenceFacts(world.engine, world.organisation, qualifications);
        services = new PowersComponent(
                world.engine, world.organisation, world.permissions, world.transactions, RULES, rulings);
    }

    /** The register of the other context, as if all bodies had been confirmed and published long ago but for some. */
    static final class Qualifications implements BodyQualifications {
        final Map<String, Map<String, Object>> others = new HashMap<>();

        @Override
        public Map<String, Object> facts(String body, AsOf asOf) {
            return others.getOrDefault(body, Map.of("state", "confirmed", "publishedOn", "2010-02-01"));
        }

        @Override
        public Set<String> qualified(Collection<String> bodies, LocalDate day) {
            Set<String> qualified = new HashSet<>(bodies);
            qualified.removeAll(others.keySet());
            return qualified;
        }
    }

    RulesInForce inForce() {
        return RULES;
    }

    private static RulesInForce rules() {
        PackageSuite suite = PackageSuite.of(Stream.of("national", "shandong", "hubei", "wuhan", "weihai-huancui")
                .map(each -> Path.of("../../region-plugins", each, "src/main/resources/RULES-INF"))
                .toArray(Path[]::new));
        Books books = BookMaker.assemble(suite.packages(), 1).books();
        return new RulesInForce() {
            @Override
            public Optional<Books> current() {
                return Optional.of(books);
            }

            @Override
            public Optional<Books> archived(String bookFingerprint) {
                return Optional.of(books);
            }
        };
    }

    /** Heads of several bodies in one. */
    static Principal headOf(String... bodies) {
        List<Grant> grants = Arrays.stream(bodies)
                .map(each -> new Grant("head-" + each, "head", Role.HEAD, each, Scope.ALL, Instant.EPOCH, null, null))
                .toList();
        return new Principal("head", "head", grants, Set.of(), null);
    }

    String add(String register, String key, String from, Object... values) {
        return add(SUPERVISOR, register, key, from, null, values);
    }

    String add(Principal by, String register, String key, String from, String to, Object... values) {
        return world.registers.write(by, register, new Change.Add(key, day(from), day(to), map(values), Why.UNSAID));
    }

    void amend(String register, String key, String from, Object... values) {
        world.registers.write(SUPERVISOR, register, new Change.Amend(key, day(from), null, map(values), Why.UNSAID));
    }

    void correct(String register, String key, String at, Object... values) {
        world.registers.write(
                SUPERVISOR, register, new Change.Correct(key, day(at), null, null, false, map(values), Why.of("更正")));
    }

    static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    static Map<String, Object> map(Object... values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put((String) values[i], values[i + 1]);
        }
        return map;
    }

    /** An item of a body, with its fines. */
    void item(String key, String body, String guidance, Object... values) {
        Map<String, Object> all = map(
                "code",
                "C-" + key,
                "name",
                "对行为" + key + "的处罚",
                "actKind",
                "penalty",
                "body",
                body,
                "basis",
                "某条例第一条",
                "target",
                "any",
                "guidance",
                guidance);
        all.putAll(map(values));
        world.registers.write(SUPERVISOR, "items", new Change.Add(key, day("2023-01-01"), null, all, Why.UNSAID));
    }

    void guidance(String key, Object... powers) {
        add(
                "guidance-catalogue",
                key,
                "2024-04-01",
                "code",
                "ML-" + key,
                "name",
                "目录" + key,
                "division",
                "370000",
                "powers",
                List.of(powers),
                "source",
                "鲁政字〔2024〕35号");
    }

    void townshipClass(String township) {
        add("township-classes", "class-" + township, "2024-05-05", "township", township, "townshipClass", URBAN);
    }

    void list(String key, String townshipClass, int batch, String publishedOn) {
        add(
                "empowerment-lists",
                key,
                null,
                "title",
                "第" + batch + "批清单" + key,
                "government",
                GOVERNMENT,
                "townshipClass",
                townshipClass,
                "batch",
                batch,
                "version",
                1,
                "number",
                "示例政发" + key + "号",
                "approvedOn",
                publishedOn,
                "publishedOn",
                publishedOn);
    }

    void empower(String key, String list, String item, String from, String originalBody, Object... powers) {
        add(
                "empowerments",
                key,
                from,
                "list",
                list,
                "item",
                item,
                "name",
                "赋权" + item,
                "powers",
                List.of(powers),
                "originalBody",
                originalBody);
    }

    void confirm(String key, String list, String township, String department) {
        add(
                "acceptance-confirmations",
                key,
                null,
                "list",
                list,
                "township",
                township,
                "department",
                department,
                "title",
                "承接确认书" + key,
                "authority",
                "行政处罚权和有关的行政检查权");
    }

    void sign(String confirmation, String signedFor, String signedOn) {
        add(
                headOf(signedFor),
                "acceptance-signatures",
                confirmation + "-" + signedFor,
                null,
                null,
                "confirmation",
                confirmation,
                "signedFor",
                signedFor,
                "signer",
                "负责人",
                "signedOn",
                signedOn);
    }

    /** Asks who is competent, of the registers. */
    Ruling<Map<String, Object>> competent(Map<String, Object> references, String on, Object... given) {
        return competent(references, new AsOf(day(on), null), given);
    }

    Ruling<Map<String, Object>> competent(Map<String, Object> references, AsOf asOf, Object... given) {
        Map<String, Object> besides = map(given);
        Map<String, Object> facts = new LinkedHashMap<>(competence.facts(references, besides, asOf));
        facts.putAll(besides);
        return rulings.inForce().ask("competence", facts, DIVISION, asOf.on());
    }
}
