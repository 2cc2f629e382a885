package org.zhiheng.region.developmentreform;

import org.zhiheng.testkit.RegionPackageContract;

class DevelopmentReformPackageTest extends RegionPackageContract {

    DevelopmentReformPackageTest() {
        super("dept.development-reform", "national", "development-reform-bureau");
    }
}
