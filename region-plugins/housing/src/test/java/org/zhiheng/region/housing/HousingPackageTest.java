package org.zhiheng.region.housing;

import org.zhiheng.testkit.RegionPackageContract;

class HousingPackageTest extends RegionPackageContract {

    HousingPackageTest() {
        super("field.housing", "national", "housing");
    }
}
