package org.zhiheng.api.rules;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where administrators look after the rule packages. Thread-safe. Every change is durable before the method returns.
 */
@ProviderType
public interface RuleDesk {

    /** Whether rules are in force, everything delivered so far has been looked at, and the archive is whole. */
    boolean settled();

    /** The packages in force, by layer and division. */
    List<PackageInfo> inForce();

    /** What was delivered but is not in force, with the reason: refused, waiting for a parent, rolled back or retired. */
    List<DeliveryInfo> notInForce();

    /** All generations, the newest first. */
    List<GenerationInfo> generations();

    /**
     * What a package in force contains.
     *
     * @param packageId e.g. {@code cn.371002}
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND}
     */
    PackageDetail show(String packageId);

    /** All that a person should look at in the packages in force: interpretations, texts not held, contradictions. */
    List<DoubtInfo> doubts();

    /**
     * A rule through time and through the layers.
     *
     * @param rule id of a parameter, list, table, duty or procedure
     * @param division whose packages are looked at, the nation down to it, and what holds there is told too; null for all packages
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} for a rule that no such package has, {@code INVALID} for an
     *     unknown division
     */
    RuleHistory history(String rule, String division);

    /**
     * What differs between two generations.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} for an unknown generation
     */
    List<RuleChange> diff(long fromGeneration, long toGeneration);

    /**
     * Checks package files without putting them in force: reading, layers over what is in force, and the tests they carry.
     *
     * @param source a bundle (jar) or a folder that holds {@code RULES-INF}
     * @return all faults; empty when the package would be accepted
     */
    List<FaultInfo> check(Path source);

    /**
     * Puts the packages of an earlier generation in force again, as a new generation. Survives a restart.
     *
     * @param toGeneration the generation whose packages shall be in force; 0 for the one before the current
     * @return the new generation
     */
    GenerationInfo rollback(long toGeneration);

    /**
     * Takes a package out of force; only this does, never a stopped or missing bundle. Survives a restart.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND}; {@code CONFLICT} when other packages build on it
     */
    GenerationInfo retire(String packageId);
}
