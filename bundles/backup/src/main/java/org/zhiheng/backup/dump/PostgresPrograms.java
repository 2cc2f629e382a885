package org.zhiheng.backup.dump;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** PostgreSQL's own programs, from a folder that is set or else from the PATH. */
public final class PostgresPrograms {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresPrograms.class);
    private static final int TOLD = 4_000;

    private final Optional<Path> folder;
    private final String path;

    /**
     * @param folder empty: look along the path
     * @param path folders separated as the system does
     */
    public PostgresPrograms(Optional<Path> folder, String path) {
        this.folder = folder;
        this.path = path == null ? "" : path;
    }

    /** @throws ZhihengException {@code BACKUP-PROGRAM} when it is not there */
    public Path find(String program) {
        List<Path> places = new ArrayList<>();
        folder.ifPresentOrElse(places::add, () -> {
            for (String each : path.split(File.pathSeparator)) {
                if (!each.isEmpty()) {
                    places.add(Path.of(each));
                }
            }
        });
        return places.stream()
                .map(each -> each.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> ZhihengException.unavailable(
                        "BACKUP-PROGRAM",
                        "找不到PostgreSQL的程序" + program + "("
                                + folder.map(Path::toString).orElse("PATH")
                                + ");请安装与数据库同版本的客户端程序,或者设置它所在的文件夹(postgresqlPrograms)"));
    }

    /**
     * Runs one and waits for its end.
     *
     * @throws ZhihengException {@code BACKUP-PROGRAM}; {@code BACKUP-DATABASE} when it fails, with what it said
     */
    public void run(PostgresAccess access, String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(find(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(access.environment());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = said(process.getInputStream());
            int status = process.waitFor();
            if (status != 0) {
                LOG.error("{} ended with status {}: {}", program, status, said);
                throw ZhihengException.unavailable(
                        "BACKUP-DATABASE", "PostgreSQL的程序" + program + "没有做成:" + said.strip());
            }
        } catch (IOException e) {
            throw new ZhihengException(
                    ErrorKind.UNAVAILABLE, "BACKUP-PROGRAM", "PostgreSQL的程序运行不了:" + program, null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "BACKUP-DATABASE", "数据库的备份被打断", null, e);
        }
    }

    /** The beginning of what it says; the rest is read too, for a full pipe would stop it. */
    private static String said(InputStream in) throws IOException {
        byte[] said = in.readNBytes(TOLD);
        in.transferTo(OutputStream.nullOutputStream());
        return new String(said, StandardCharsets.UTF_8);
    }
}
