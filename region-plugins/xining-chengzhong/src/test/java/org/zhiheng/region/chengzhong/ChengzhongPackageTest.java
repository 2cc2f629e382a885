package org.zhiheng.region.chengzhong;

import org.zhiheng.testkit.RegionPackageContract;

class ChengzhongPackageTest extends RegionPackageContract {

    ChengzhongPackageTest() {
        super("cn.630103", "national", "qinghai", "xining-chengzhong");
    }
}
