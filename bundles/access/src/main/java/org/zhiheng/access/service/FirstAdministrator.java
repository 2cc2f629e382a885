package org.zhiheng.access.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Account.Attempts;
import org.zhiheng.access.domain.Account.Factor;
import org.zhiheng.access.domain.Account.Password;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.code.DivisionCode;

/**
 * Makes the one account of the first start: a system administrator with a random password, written to a file that only the owner of the
 * process reads and that is gone as soon as the platform starts again with the password changed. A log would keep it for ever.
 */
@Component(service = FirstAdministrator.class, immediate = true)
public final class FirstAdministrator {

    static final String NAME = "admin";
    static final String ROOT = "platform";

    /** Nobody's account: the record says that the platform made the first one itself. */
    private static final Principal INSTALLATION =
            new Principal("system:installation", "system:installation", List.of(), Set.of(), null);

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final AccessStore store;
    private final AccessSettings settings;
    private final PasswordHasher hasher;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public FirstAdministrator(
            @Reference AccessStore store,
            @Reference AccessSettings settings,
            @Reference PasswordHasher hasher,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.settings = settings;
        this.hasher = hasher;
        this.journal = journal;
        this.clock = clock;
        make();
    }

    private void make() {
        Path file = settings.firstAdministratorFile();
        if (store.read(AccessData::anyAccount)) {
            forgetPassword(file);
            return;
        }
        String password = Secrets.typed(AccountService.FIRST_PASSWORD_GROUPS);
        String hash = hasher.hash(password);
        boolean made = store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            // Of several nodes that start together one is first.
            if (data.anyAccount()) {
                return false;
            }
            insert(data, hash);
            // Written before the commit: an account whose password nobody has seen would be of no use.
            write(file, "账号 " + NAME + "\n初始口令 " + password + "\n首次登录须修改口令。\n");
            return true;
        });
        if (made) {
            LOG.info("made the first administrator; account and password are in {}", file);
        }
    }

    private void insert(AccessData data, String hash) {
        Instant now = clock.instant();
        Body root = new Body(ROOT, Body.Kind.UNIT, "执法平台", DivisionCode.NATION, null);
        Person person = new Person(UUID.randomUUID().toString(), NAME, "首任系统管理员");
        Account account = new Account(
                UUID.randomUUID().toString(),
                NAME,
                Accounts.Kind.PERSON,
                person.id(),
                ROOT,
                now,
                null,
                new Password(hash, now.plus(settings.policy().temporary()), List.of()),
                Attempts.NONE,
                Factor.NONE);
        data.insert(root);
        data.insert(person);
        data.insert(account);
        data.insert(new Grant(
                UUID.randomUUID().toString(),
                account.id(),
                Role.SYSTEM_ADMINISTRATOR,
                ROOT,
                Scope.ALL,
                now,
                null,
                null));
        journal.changed(INSTALLATION, Operation.ORGANISATION_CHANGE, "body/" + ROOT, "added", States.of(root));
        journal.changed(INSTALLATION, Operation.ACCOUNT_OPEN, "person/" + person.id(), "registered", States.of(person));
        journal.changed(
                INSTALLATION,
                Operation.ACCOUNT_OPEN,
                "account/" + account.id(),
                Role.SYSTEM_ADMINISTRATOR.name(),
                States.of(data, account.id()));
    }

    private void forgetPassword(Path file) {
        boolean waiting = store.read(data -> data.accountByName(NAME))
                .filter(each -> each.password().temporary())
                .isPresent();
        try {
            if (!waiting && Files.deleteIfExists(file)) {
                LOG.info("the first administrator's password is changed: deleted {}", file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            OwnerFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
