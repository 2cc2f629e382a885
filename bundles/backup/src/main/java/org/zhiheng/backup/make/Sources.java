package org.zhiheng.backup.make;

import java.nio.file.Path;

/**
 * Where what is backed up lies, the database apart.
 *
 * @param rules folder of the rule archive
 * @param attachments the store's folder
 * @param keys folder of the platform's secrets
 * @param etc folder of the settings
 */
public record Sources(Path rules, Path attachments, Path keys, Path etc) {}
