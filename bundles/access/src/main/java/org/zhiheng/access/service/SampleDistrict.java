package org.zhiheng.access.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.domain.Separation;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.rulings.Label;

/**
 * Makes the sample district: bodies and an account for every role, marked as samples by their names, with one password that stands in a file.
 * Only where the settings name that file and the HTTP door listens on loopback; a district that works has none of this. Made once, by the
 * services that administrators use, so that everything stands in the record.
 */
@Component(
        service = SampleDistrict.class,
        immediate = true,
        configurationPid = "org.zhiheng.access.sample",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SampleConfig.class)
public final class SampleDistrict {

    private static final Logger LOG = LoggerFactory.getLogger(SampleDistrict.class);
    private static final String ROOT = "sample-district";
    private static final String MARKET = "sample-market";
    private static final String JUSTICE = "sample-justice";
    private static final String TOWN = "sample-town";
    private static final DivisionCode DISTRICT = new DivisionCode("371002");
    private static final DivisionCode TOWNSHIP = new DivisionCode("371002100");
    private static final int PASSWORD_GROUPS = 4;

    /** Where each role works in the sample; the others at the government. */
    private static final Map<Role, String> PLACES = Map.ofEntries(
            Map.entry(Role.OFFICER, MARKET),
            Map.entry(Role.LEGAL_REVIEWER, MARKET),
            Map.entry(Role.HEARING_PRESIDER, MARKET),
            Map.entry(Role.HEAD, MARKET),
            Map.entry(Role.CREDENTIAL_CLERK, MARKET),
            Map.entry(Role.GOODS_KEEPER, MARKET),
            Map.entry(Role.ARCHIVIST, MARKET),
            Map.entry(Role.DEPARTMENT_SUPERVISOR, MARKET),
            Map.entry(Role.FINANCE, MARKET),
            Map.entry(Role.FIXED_CONTACT, MARKET),
            Map.entry(Role.JUSTICE_SUPERVISOR, JUSTICE),
            Map.entry(Role.RULE_STEWARD, JUSTICE),
            Map.entry(Role.JUSTICE_OFFICE, TOWN),
            Map.entry(Role.TOWNSHIP_CENTRE, TOWN));

    /** A person beside the one of each role. */
    private record More(String name, Role role, String body, String where) {}

    /** Rules need two people; and certificates, lists, confirmations and agreements go through heads of several bodies, and a township's clerk. */
    private static final List<More> MORE = List.of(
            new More("sample-rule-steward-2", Role.RULE_STEWARD, JUSTICE, "第二人"),
            new More("sample-justice-head", Role.HEAD, JUSTICE, "司法局"),
            new More("sample-government-head", Role.HEAD, ROOT, "区人民政府"),
            new More("sample-township-head", Role.HEAD, TOWN, "镇人民政府"),
            new More("sample-township-clerk", Role.CREDENTIAL_CLERK, TOWN, "镇人民政府"));

    private final AccessStore store;
    private final AccessSettings settings;
    private final Accounts accounts;
    private final Organisation organisation;
    private final PasswordHasher hasher;
    private final Clock clock;

    @Activate
    public SampleDistrict(
            @Reference AccessStore store,
            @Reference AccessSettings settings,
            @Reference Accounts accounts,
            @Reference Organisation organisation,
            @Reference PasswordHasher hasher,
            @Reference FirstAdministrator first,
            @Reference Clock clock,
            SampleConfig config) {
        this.store = store;
        this.settings = settings;
        this.accounts = accounts;
        this.organisation = organisation;
        this.hasher = hasher;
        this.clock = clock;
        if (config.file().isBlank()) {
            return;
        }
        if (!Samples.wanted(config)) {
            LOG.error("no sample accounts are made, for the platform listens on {}", config.listening());
            return;
        }
        make(Path.of(config.file()));
    }

    private void make(Path file) {
        if (organisation.body(ROOT).isPresent()) {
            return;
        }
        Principal system = as(Role.SYSTEM_ADMINISTRATOR);
        Principal security = as(Role.SECURITY_ADMINISTRATOR);
        bodies(system);
        String password = Secrets.typed(PASSWORD_GROUPS);
        String hash = hasher.hash(password);
        StringBuilder told = new StringBuilder("# 示例区划的示例账号,仅供试用,不得用于实际工作。Sample accounts, for trying out only.\n")
                .append("password=")
                .append(password)
                .append('\n');
        for (Role role : Role.values()) {
            if (!Separation.fits(Accounts.Kind.PERSON, role)) {
                continue;
            }
            String name = name(role);
            person(system, security, name, role, place(role), hash);
            told.append("account.").append(name).append('=').append(title(role)).append('\n');
        }
        for (More each : MORE) {
            person(system, security, each.name(), each.role(), each.body(), hash);
            told.append("account.")
                    .append(each.name())
                    .append('=')
                    .append(title(each.role()))
                    .append('(')
                    .append(each.where())
                    .append(")\n");
        }
        told.append(program(
                system,
                security,
                "sample-program",
                Role.OFFICER,
                EnumSet.of(
                        Operation.RULING_ASK,
                        Operation.RULING_RELY,
                        Operation.ACT_USE,
                        Operation.RULES_VIEW,
                        Operation.REGISTERS_USE,
                        Operation.BODIES_VIEW,
                        Operation.OFFICERS_VIEW,
                        Operation.ITEMS_VIEW,
                        Operation.EMPOWERMENT_VIEW)));
        told.append(program(
                system,
                security,
                "sample-steward",
                Role.RULE_STEWARD,
                EnumSet.of(
                        Operation.RULING_ASK, Operation.RULES_VIEW, Operation.RULES_PREVIEW, Operation.RULES_PROPOSE)));
        told.append(program(
                system,
                security,
                "sample-administrator",
                Role.OPERATIONS_PROGRAM,
                EnumSet.of(
                        Operation.RULING_ASK, Operation.RULES_VIEW, Operation.SYSTEM_HEALTH, Operation.SYSTEM_BACKUP)));
        write(file, told.toString());
        LOG.info("made the sample district; its accounts are in {}", file);
    }

    /** Nobody's account: the record says that the sample was made by the platform itself. */
    private static Principal as(Role role) {
        Grant grant = new Grant(
                "sample",
                AccountService.SAMPLER,
                role,
                FirstAdministrator.ROOT,
                Scope.ALL,
                java.time.Instant.EPOCH,
                null,
                null);
        return new Principal(AccountService.SAMPLER, AccountService.SAMPLER, List.of(grant), Set.of(), null);
    }

    private void bodies(Principal by) {
        organisation.add(by, new Body(ROOT, Body.Kind.GOVERNMENT, "示例区人民政府(示例)", DISTRICT, FirstAdministrator.ROOT));
        organisation.add(by, new Body(MARKET, Body.Kind.DEPARTMENT, "示例区市场监督管理局(示例)", DISTRICT, ROOT));
        organisation.add(by, new Body(JUSTICE, Body.Kind.JUSTICE_BUREAU, "示例区司法局(示例)", DISTRICT, ROOT));
        organisation.add(by, new Body(TOWN, Body.Kind.TOWNSHIP, "示例镇人民政府(示例)", TOWNSHIP, ROOT));
    }

    private static String name(Role role) {
        return Samples.PREFIX + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String title(Role role) {
        try {
            return Role.class.getField(role.name()).getAnnotation(Label.class).value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String place(Role role) {
        return PLACES.getOrDefault(role, ROOT);
    }

    private String opened(
            Principal system, Principal security, String name, Accounts.Kind kind, Role role, String body) {
        String account = accounts.open(system, new Accounts.NewAccount(name, kind, name, "示例" + title(role), body))
                .account();
        accounts.grant(security, account, role, body, Scope.ALL, null);
        return account;
    }

    /** The password is the person's own from the start, so that nobody has to change it before looking around. */
    private void person(Principal system, Principal security, String name, Role role, String body, String hash) {
        String account = opened(system, security, name, Accounts.Kind.PERSON, role, body);
        store.change(data -> {
            var found = data.lockAccount(account).orElseThrow();
            data.save(found.with(found.password().replaced(hash, null, 0)));
            return null;
        });
    }

    private String program(Principal system, Principal security, String name, Role role, Set<Operation> operations) {
        String account = opened(system, security, name, Accounts.Kind.PROGRAM, role, place(role));
        String token = accounts.issueToken(
                        security,
                        account,
                        operations,
                        clock.instant().plus(settings.policy().longestToken()))
                .token();
        return "token." + name + "=" + token + "\n";
    }

    private static void write(Path file, String text) {
        try {
            OwnerFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
