package org.zhiheng.records.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Uploads.Upload;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

@OnEveryDatabase
class DatabaseUploadsTest {

    private static final String WHO = "officer";
    private static final String PDF = "application/pdf";
    /** 14 bytes. */
    private static final String CONTENT = "%PDF-1.4 first";

    private static final String HASH = "sm3:fa0695ceaf318ee01e5b5f1322a22e858c7b4999b4597088effab33307989d2e";

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private DatabaseUploads uploads;

    DatabaseUploadsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        database.execute("DELETE FROM upload");
        uploads = new DatabaseUploads(
                new JtaTransactions(database.transactionManager(), database.dataSource()),
                new FolderAttachments(folder, HashAlgorithm.SM3),
                new FileKinds(List.of(PDF, "image/jpeg", "application/ofd", "video/mp4")),
                100,
                Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII));
    }

    private String code(Runnable work) {
        return catchThrowableOfType(ZhihengException.class, work::run).code();
    }

    private List<Path> arriving() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("incoming"))) {
            return files.toList();
        }
    }

    @Test
    void a_file_that_comes_in_parts_is_an_attachment_when_it_is_whole() throws IOException {
        Upload begun = uploads.begin(WHO, 14, "Application/PDF");
        assertThat(begun).isEqualTo(new Upload(begun.id(), 14, 0, PDF, null));
        assertThat(uploads.append(WHO, begun.id(), 0, bytes("%PDF-")).received())
                .isEqualTo(5);
        assertThat(uploads.uploaded(WHO, HASH)).isEmpty();
        assertThat(uploads.times(HASH)).isZero();
        assertThat(uploads.append(WHO, begun.id(), 5, bytes("1.4 first")))
                .isEqualTo(new Upload(begun.id(), 14, 14, PDF, new Attachment(HASH, 14, PDF)));
        assertThat(uploads.times(HASH)).isOne();
        uploads.made("other", PDF, out -> out.write(CONTENT.getBytes(US_ASCII)));
        assertThat(uploads.times(HASH)).isEqualTo(2);
        assertThat(uploads.uploaded(WHO, HASH)).contains(new Attachment(HASH, 14, PDF));
        assertThat(folder.resolve("sm3/fa/" + HASH.substring(4))).hasContent(CONTENT);
        assertThat(arriving()).isEmpty();
        assertThat(uploads.state(WHO, begun.id()).attachment()).isEqualTo(new Attachment(HASH, 14, PDF));
    }

    @Test
    void what_somebody_without_an_account_hands_in_is_kept_if_it_is_what_it_is_said_to_be() throws IOException {
        Attachment file = uploads.handedIn("party", "Application/PDF", CONTENT.getBytes(US_ASCII));
        assertThat(file).isEqualTo(new Attachment(HASH, 14, PDF));
        assertThat(uploads.uploaded("party", HASH)).contains(file);
        assertThat(code(() -> uploads.handedIn("party", "image/jpeg", CONTENT.getBytes(US_ASCII))))
                .isEqualTo("UPLOAD-CONTENT");
        assertThat(code(() -> uploads.handedIn("party", "text/html", CONTENT.getBytes(US_ASCII))))
                .isEqualTo("UPLOAD-TYPE");
        assertThat(code(() -> uploads.handedIn("party", PDF, new byte[0]))).isEqualTo("UPLOAD-SIZE");
        assertThat(code(() -> uploads.handedIn("party", PDF, new byte[101]))).isEqualTo("UPLOAD-SIZE");
        assertThat(arriving()).isEmpty();
    }

    @Test
    void a_file_of_another_is_as_ones_own_once_it_is_taken_over() {
        assertThat(code(() -> uploads.takenOver(WHO, HASH))).isEqualTo("RECORD-ATTACHMENT-MISSING");
        Attachment file = uploads.handedIn("party", PDF, CONTENT.getBytes(US_ASCII));
        assertThat(uploads.uploaded(WHO, HASH)).isEmpty();
        assertThat(uploads.takenOver(WHO, HASH)).isEqualTo(file);
        assertThat(uploads.takenOver(WHO, HASH)).isEqualTo(file);
        assertThat(uploads.uploaded(WHO, HASH)).contains(file);
    }

    @Test
    void what_arrived_before_the_line_broke_stays_and_goes_on() {
        Upload begun = uploads.begin(WHO, 14, PDF);
        InputStream breaking = new SequenceInputStream(bytes("%PDF-1.4"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line broke");
            }
        });
        assertThat(uploads.append(WHO, begun.id(), 0, breaking).received()).isEqualTo(8);
        assertThat(uploads.state(WHO, begun.id()).received()).isEqualTo(8);
        assertThat(code(() -> uploads.append(WHO, begun.id(), 0, bytes(CONTENT))))
                .isEqualTo("UPLOAD-OFFSET");
        assertThat(uploads.append(WHO, begun.id(), 8, bytes(" first"))
                        .attachment()
                        .hash())
                .isEqualTo(HASH);
        // Told again, for the answer may have been lost.
        assertThat(uploads.append(WHO, begun.id(), 14, bytes("")).attachment().hash())
                .isEqualTo(HASH);
    }

    @Test
    void a_process_that_died_before_it_said_that_all_is_there_says_so_later() throws IOException {
        Upload begun = uploads.begin(WHO, 14, PDF);
        Files.writeString(folder.resolve("incoming/upload-" + begun.id()), CONTENT);
        assertThat(uploads.state(WHO, begun.id()).attachment()).isEqualTo(new Attachment(HASH, 14, PDF));
    }

    @Test
    void only_who_uploads_a_file_knows_of_it() {
        Upload begun = uploads.begin(WHO, 14, PDF);
        assertThat(code(() -> uploads.state("other", begun.id()))).isEqualTo("UPLOAD-UNKNOWN");
        assertThat(code(() -> uploads.append("other", begun.id(), 0, bytes(CONTENT))))
                .isEqualTo("UPLOAD-UNKNOWN");
        assertThat(code(() -> uploads.drop("other", begun.id()))).isEqualTo("UPLOAD-UNKNOWN");
        uploads.append(WHO, begun.id(), 0, bytes(CONTENT));
        assertThat(uploads.uploaded("other", HASH)).isEmpty();
        assertThat(uploads.whole(HASH)).contains(new Attachment(HASH, 14, PDF));
        assertThat(code(() -> uploads.state(WHO, "../../etc/passwd"))).isEqualTo("UPLOAD-UNKNOWN");
    }

    @Test
    void more_than_was_said_is_refused_and_leaves_nothing() {
        Upload begun = uploads.begin(WHO, 14, PDF);
        uploads.append(WHO, begun.id(), 0, bytes("%PDF-"));
        ZhihengException refusal = catchThrowableOfType(
                ZhihengException.class, () -> uploads.append(WHO, begun.id(), 5, bytes("1.4 first and more")));
        assertThat(refusal.code()).isEqualTo("UPLOAD-LONG");
        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
        assertThat(uploads.state(WHO, begun.id()).received()).isEqualTo(5);
    }

    @Test
    void a_file_that_is_not_what_it_is_said_to_be_is_dropped() throws IOException {
        for (String[] each : new String[][] {
            {"image/jpeg", "%PDF-1.4"},
            {PDF, "MZ\u0001\u0002 a program"},
            {"video/mp4", "<html><script>"},
            {PDF, "\u0001\u0002"}
        }) {
            Upload begun = uploads.begin(WHO, each[1].length(), each[0]);
            assertThat(code(() -> uploads.append(WHO, begun.id(), 0, bytes(each[1]))))
                    .as(each[1])
                    .isEqualTo("UPLOAD-CONTENT");
            assertThat(code(() -> uploads.state(WHO, begun.id()))).isEqualTo("UPLOAD-UNKNOWN");
        }
        assertThat(arriving()).isEmpty();
        assertThat(folder.resolve("sm3")).doesNotExist();
    }

    @Test
    void files_of_the_kinds_people_have_are_taken() {
        String jpeg = "\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF\u0000";
        String zip = "PK\u0003\u0004 a layout file";
        String mp4 = "\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000mp42isom";
        for (String[] each : new String[][] {{"image/jpeg", jpeg}, {"application/ofd", zip}, {"video/mp4", mp4}}) {
            byte[] content = each[1].getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            Upload begun = uploads.begin(WHO, content.length, each[0]);
            assertThat(uploads.append(WHO, begun.id(), 0, new ByteArrayInputStream(content))
                            .attachment()
                            .mediaType())
                    .isEqualTo(each[0]);
        }
    }

    @Test
    void sizes_kinds_and_numbers_beyond_the_settings_are_refused() {
        assertThat(code(() -> uploads.begin(WHO, 101, PDF))).isEqualTo("UPLOAD-SIZE");
        assertThat(code(() -> uploads.begin(WHO, 0, PDF))).isEqualTo("UPLOAD-SIZE");
        ZhihengException page = catchThrowableOfType(ZhihengException.class, () -> uploads.begin(WHO, 14, "text/html"));
        assertThat(page.code()).isEqualTo("UPLOAD-TYPE");
        assertThat(page).hasMessage("不收这种文件,可以上传的有:ofd、pdf、jpg、mp4");
        assertThat(code(() -> uploads.begin(WHO, 14, null))).isEqualTo("UPLOAD-TYPE");
        for (int i = 0; i < 20; i++) {
            uploads.begin(WHO, 14, PDF);
        }
        ZhihengException many = catchThrowableOfType(ZhihengException.class, () -> uploads.begin(WHO, 14, PDF));
        assertThat(many).hasMessage("您有20个文件还没有传完,请先传完或者取消");
        assertThat(uploads.begin("other", 14, PDF).received()).isZero();
    }

    @Test
    void what_is_dropped_or_was_left_for_a_day_is_gone() throws IOException {
        Upload dropped = uploads.begin(WHO, 14, PDF);
        uploads.drop(WHO, dropped.id());
        assertThat(code(() -> uploads.state(WHO, dropped.id()))).isEqualTo("UPLOAD-UNKNOWN");
        Upload left = uploads.begin(WHO, 14, PDF);
        Files.setLastModifiedTime(
                folder.resolve("incoming/upload-" + left.id()),
                FileTime.from(Instant.now().minusSeconds(90_000)));
        new FolderAttachments(folder, HashAlgorithm.SM3).store(bytes("abc"), "text/plain");
        assertThat(code(() -> uploads.append(WHO, left.id(), 0, bytes(CONTENT))))
                .isEqualTo("UPLOAD-UNKNOWN");
        assertThat(arriving()).isEmpty();
    }
}
