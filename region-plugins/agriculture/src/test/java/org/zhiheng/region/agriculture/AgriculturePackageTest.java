package org.zhiheng.region.agriculture;

import org.zhiheng.testkit.RegionPackageContract;

class AgriculturePackageTest extends RegionPackageContract {

    AgriculturePackageTest() {
        super("field.agriculture", "national", "agriculture");
    }
}
