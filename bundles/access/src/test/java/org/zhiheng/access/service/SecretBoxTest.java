package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.hc.api.Result;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.error.ZhihengException;

class SecretBoxTest {

    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.US_ASCII);

    private final AccessStore store = new MemoryStore();

    @TempDir
    private Path folder;

    private SecretBox box() {
        return new SecretBox(
                new AccessSettings(World.policy(), folder.resolve("access.key"), folder.resolve("first.txt")), store);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void what_was_closed_opens_after_a_restart_and_for_its_account_alone() {
        String closed = box().close(SECRET, "a");
        assertThat(box().open(closed, "a")).isEqualTo(SECRET);
        assertThatThrownBy(() -> box().open(closed, "b")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_lost_key_is_told_by_health_and_not_made_anew() throws IOException {
        SecretBox box = box();
        String closed = box.close(SECRET, "a");
        byte[] kept = Files.readAllBytes(folder.resolve("access.key"));
        Files.delete(folder.resolve("access.key"));
        refused("ACCESS-KEY-MISSING", () -> box.open(closed, "a"));
        SecretBox again = box();
        refused("ACCESS-KEY-MISSING", () -> again.close(SECRET, "a"));
        assertThat(folder.resolve("access.key")).doesNotExist();
        assertThat(new KeyCheck(again).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        Files.write(folder.resolve("access.key"), kept);
        assertThat(again.open(closed, "a")).isEqualTo(SECRET);
        assertThat(new KeyCheck(again).execute().getStatus()).isEqualTo(Result.Status.OK);
    }

    @Test
    void another_key_is_not_taken() throws IOException {
        box().close(SECRET, "a");
        Files.write(folder.resolve("access.key"), new byte[32]);
        SecretBox box = box();
        refused("ACCESS-KEY-WRONG", () -> box.close(SECRET, "a"));
        assertThat(new KeyCheck(box).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
    }
}
