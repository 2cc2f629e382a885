package org.zhiheng.region.marketsupervision;

import org.zhiheng.testkit.RegionPackageContract;

class MarketSupervisionPackageTest extends RegionPackageContract {

    MarketSupervisionPackageTest() {
        super("field.market-supervision", "national", "market-supervision");
    }
}
