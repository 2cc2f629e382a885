package org.zhiheng.region;

/**
 * How a bundle says that it brings a rule package.
 *
 * <pre>
 * Provide-Capability: org.zhiheng.rules;division="371002";schema:Version=1
 * Require-Capability: osgi.extender;filter:="(osgi.extender=org.zhiheng.rules)"
 * </pre>
 *
 * <p>A bundle with rules alone imports and exports no package, so that swapping it refreshes nothing.
 */
public final class RegionBundle {

    /** Namespace of the capability, and name of the extender that reads such bundles. */
    public static final String NAMESPACE = "org.zhiheng.rules";

    /** Attribute of the capability: the division, {@code field:<name>} or {@code dept:<id>} of the package. */
    public static final String DIVISION = "division";

    /** Attribute of the capability: version of the form of packages. */
    public static final String SCHEMA = "schema";

    /** Folder in the bundle that holds the package. */
    public static final String FOLDER = "RULES-INF";

    private RegionBundle() {}
}
