package org.zhiheng.api.rules;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;

/**
 * Where administrators look after the rule packages. Thread-safe. Every change is durable before the method returns.
 */
@ProviderType
public interface RuleDesk {

    /** Whether rules are in force, everything delivered so far has been looked at, and the archive is whole. */
    boolean settled();

    /** Whether this node answers by the newest generation, as far as it knows; else it could not load what another node has made. */
    boolean current();

    /** The packages in force, by layer and division. */
    List<PackageInfo> inForce();

    /** What was delivered but is not in force, with the reason: refused, waiting for a parent, awaiting two people, rolled back or retired. */
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

    /** The decision tables of the packages in force, by layer and division. */
    List<TableInfo> tables();

    /**
     * A file of a package in force.
     *
     * @param path inside {@code RULES-INF}
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND}
     */
    byte[] file(String packageId, String path);

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
     * Takes in a signed bundle, as if it had been put into the platform's folder of deliveries: it then awaits two people. Whoever hands in is
     * none of them yet. To hand in the same again does nothing.
     *
     * @param by who hands in, for where it came from
     * @param jar the bundle
     * @return how it waits
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code RULES-HAND-IN} when anything keeps it from coming in force,
     *     {@code RULES-CONTENT-IN-FORCE} when it is, {@code RULES-RELEASE-NOBODY} where no two people decide; {@code UNAVAILABLE} while what
     *     came before is still looked at
     */
    DeliveryInfo handIn(Principal by, byte[] jar);

    /**
     * What became of a change that was asked for: exactly one of the two is given.
     *
     * @param generation the new one; null when the change waits for a second person
     * @param proposal what another person has to release; null where nobody is to be asked
     */
    record Outcome(GenerationInfo generation, RuleRelease.Proposal proposal) {}

    /**
     * Puts the packages of an earlier generation in force again, as a new generation. Survives a restart. Where two people decide, this
     * proposes it.
     *
     * @param by who asks; null where nobody is known
     * @param toGeneration the generation whose packages shall be in force; 0 for the one before the current
     * @param note why, for the second person
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND}; {@code CONFLICT}; what {@link RuleRelease#propose} throws
     */
    Outcome rollback(Principal by, long toGeneration, String note);

    /**
     * Takes a package out of force; only this does, never a stopped or missing bundle. Survives a restart. Where two people decide, this
     * proposes it.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND}; {@code CONFLICT} when other packages build on it; what
     *     {@link RuleRelease#propose} throws
     */
    Outcome retire(Principal by, String packageId, String note);

    /**
     * Proposes a change, after looking whether there is anything to it: a content that waits here, a generation, a package in force. Once
     * another person has released it, it is made within seconds, on whatever node.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND}, {@code CONFLICT} or {@code INVALID} when the subject is not what can
     *     be changed so; {@code CONFLICT} {@code RULES-RELEASE-NOBODY} where nobody is to be asked; what {@link RuleRelease#propose} throws
     */
    RuleRelease.Proposal propose(Principal by, RuleRelease.Change change, String subject, String note);
}
