package org.zhiheng.api.rules;

import java.time.Instant;
import java.util.List;

/**
 * One generation of rules.
 *
 * @param number growing from 1
 * @param cause why it was made, in Chinese
 * @param packages its packages
 */
public record GenerationInfo(long number, Instant madeAt, String cause, List<PackageInfo> packages) {}
