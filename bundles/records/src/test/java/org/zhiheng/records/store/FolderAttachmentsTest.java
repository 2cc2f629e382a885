package org.zhiheng.records.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.records.HashAlgorithm;

class FolderAttachmentsTest {

    private static final String ABC = "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

    @TempDir
    private Path folder;

    private FolderAttachments store;
    private Path stored;

    @BeforeEach
    void open() {
        store = new FolderAttachments(folder, HashAlgorithm.SM3);
        stored = folder.resolve("sm3/66/66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Test
    void what_is_stored_is_read_by_its_hash() throws IOException {
        assertThat(store.store(bytes("abc"), "text/plain")).isEqualTo(new Attachment(ABC, 3, "text/plain"));
        assertThat(stored).hasContent("abc");
        try (InputStream in = store.open(ABC)) {
            assertThat(in.readAllBytes()).isEqualTo("abc".getBytes(UTF_8));
        }
    }

    @Test
    void storing_again_changes_nothing_and_never_covers_up_damage() throws IOException {
        store.store(bytes("abc"), "text/plain");
        Object before = Files.readAttributes(stored, BasicFileAttributes.class).fileKey();
        store.store(bytes("abc"), "text/plain");
        assertThat(Files.readAttributes(stored, BasicFileAttributes.class).fileKey())
                .isEqualTo(before);
        Files.writeString(stored, "abd");
        assertThatThrownBy(() -> store.store(bytes("abc"), "text/plain")).isInstanceOf(IOException.class);
        assertThat(stored).hasContent("abd");
    }

    @Test
    void reading_what_was_altered_fails_before_its_end() throws IOException {
        store.store(bytes("abc"), "text/plain");
        for (String damage : new String[] {"abd", "ab", "abcd", ""}) {
            Files.writeString(stored, damage);
            try (InputStream in = store.open(ABC)) {
                assertThatThrownBy(in::readAllBytes).as(damage).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void a_stream_that_breaks_leaves_nothing() throws IOException {
        InputStream breaking = new InputStream() {
            private int left = 200_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("the line broke");
                }
                return 7;
            }
        };
        assertThatThrownBy(() -> store.store(breaking, "video/mp4")).isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void a_disk_that_refuses_is_told_with_a_code() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new FolderAttachments(file, HashAlgorithm.SM3).store(bytes("abc"), "text/plain"))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RECORD-ATTACHMENT-DISK"));
    }

    @Test
    void what_a_crash_left_half_goes_after_a_day() throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        Path old = Files.createFile(incoming.resolve("new-1"));
        Path young = Files.createFile(incoming.resolve("new-2"));
        Instant now = Files.getLastModifiedTime(young).toInstant();
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(young, FileTime.from(now.minus(Duration.ofHours(23))));
        store.store(bytes("abc"), "text/plain");
        try (Stream<Path> left = Files.list(incoming)) {
            assertThat(left).containsExactly(young);
        }
    }

    @Test
    void what_is_not_there_says_so_and_no_name_leads_out_of_the_folder() {
        assertThatThrownBy(() -> store.open(ABC))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RECORD-ATTACHMENT-MISSING"));
        assertThatThrownBy(() -> store.open("sm3:../../vault.p12")).isInstanceOf(ZhihengException.class);
    }

    /** 64 megabytes of zeros; no more than a buffer of them is ever asked for. The hash is that of another program (sha256sum). */
    @Test
    void a_video_passes_through_a_buffer() throws IOException {
        long[] left = {64L << 20};
        int[] largest = {0};
        InputStream video = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                largest[0] = Math.max(largest[0], length);
                if (left[0] == 0) {
                    return -1;
                }
                int read = (int) Math.min(length, left[0]);
                left[0] -= read;
                return read;
            }
        };
        Attachment attachment = new FolderAttachments(folder, HashAlgorithm.SHA_256).store(video, "video/mp4");
        assertThat(attachment.size()).isEqualTo(67_108_864L);
        assertThat(attachment.hash())
                .isEqualTo("sha-256:3b6a07d0d404fab4e23b6d34bc6696a6a312dd92821332385e5af7c01c421351");
        assertThat(largest[0]).isEqualTo(65_536);
    }
}
