package ${package};

import org.zhiheng.testkit.RegionPackageContract;

/** The contract runs the tests of the package over the packages named here, the layers above first, and looks its phrases up. */
class RulesTest extends RegionPackageContract {

    RulesTest() {
        super("${packageId}", "national", "${artifactId}");
    }
}
