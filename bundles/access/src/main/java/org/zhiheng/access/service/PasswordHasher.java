package org.zhiheng.access.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.api.error.ZhihengException;

/**
 * Hashes passwords with Argon2id and checks them. A hash carries its own parameters (PHC string format), so that they can grow. Only
 * some are computed at a time: each takes its share of memory. Thread-safe.
 */
@Component(service = PasswordHasher.class)
public class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 4;
    private static final long PATIENCE_SECONDS = 10;

    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** What a hash costs; the policy of a platform sets no less than is safe. */
    record Cost(int memoryKib, int iterations, int parallelism) {

        static Cost of(AccessPolicy policy) {
            return new Cost(policy.memoryKib(), policy.iterations(), policy.parallelism());
        }
    }

    private final Cost cost;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final String nobodys;

    @Activate
    public PasswordHasher(@Reference AccessSettings settings) {
        this(Cost.of(settings.policy()));
    }

    PasswordHasher(Cost cost) {
        this.cost = cost;
        // Salt and hash of no password: computing against it takes as long as against any other.
        this.nobodys = form(cost, Secrets.bytes(SALT_BYTES), Secrets.bytes(HASH_BYTES));
    }

    String hash(String password) {
        byte[] salt = Secrets.bytes(SALT_BYTES);
        return form(cost, salt, compute(password, salt, cost, HASH_BYTES));
    }

    /** @param stored null where there is none; takes the same time and is never right */
    boolean verify(String password, String stored) {
        Matcher form = FORM.matcher(stored == null ? nobodys : stored);
        if (!form.matches()) {
            throw new IllegalStateException("a stored password hash is of no known form");
        }
        byte[] expected = Base64.getDecoder().decode(form.group(5));
        Cost paid = new Cost(
                Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
        byte[] actual = compute(password, Base64.getDecoder().decode(form.group(4)), paid, expected.length);
        return MessageDigest.isEqual(expected, actual) && stored != null;
    }

    /** Whether a hash was made with other parameters than now hold. */
    boolean stale(String stored) {
        return !stored.startsWith(parameters(cost));
    }

    private byte[] compute(String password, byte[] salt, Cost of, int length) {
        take();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(of.memoryKib())
                    .withIterations(of.iterations())
                    .withParallelism(of.parallelism())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            places.release();
        }
    }

    private void take() {
        boolean taken = false;
        try {
            taken = places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!taken) {
            throw ZhihengException.unavailable("ACCESS-BUSY", "现在登录的人太多,请稍后再试");
        }
    }

    private static String form(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return parameters(cost) + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static String parameters(Cost cost) {
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + cost.parallelism() + "$";
    }
}
