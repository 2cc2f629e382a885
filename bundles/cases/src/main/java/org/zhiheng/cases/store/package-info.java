/** Cases in the platform's database. */
package org.zhiheng.cases.store;
