/** The search index of cases on this node: a reader of the record that can be built again at any time. */
package org.zhiheng.cases.search;
