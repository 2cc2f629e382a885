package org.zhiheng.benchmarks;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.DataSourceConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/** The workflow engine that cases are measured against: a process of six tasks with assignees, variables and full history. */
final class WorkflowPeer implements AutoCloseable {

    static final int TASKS = 6;
    private static final int CONNECTIONS = 20;
    private static final String PROCESS = "penalty";

    private final PoolingDataSource<PoolableConnection> pool;
    private final ProcessEngine engine;

    WorkflowPeer(DataSource plain) {
        PoolableConnectionFactory factory = new PoolableConnectionFactory(new DataSourceConnectionFactory(plain), null);
        GenericObjectPool<PoolableConnection> connections = new GenericObjectPool<>(factory);
        connections.setMaxTotal(CONNECTIONS);
        connections.setMaxIdle(CONNECTIONS);
        factory.setPool(connections);
        pool = new PoolingDataSource<>(connections);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.FULL);
        configuration.setAsyncExecutorActivate(false);
        // As its makers advise where many write at once.
        configuration.setIdGenerator(new StrongUuidGenerator());
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString(PROCESS + ".bpmn20.xml", process())
                .deploy();
    }

    private static String process() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .append("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"")
                .append(" xmlns:flowable=\"http://flowable.org/bpmn\" targetNamespace=\"benchmark\">")
                .append("<process id=\"" + PROCESS + "\" isExecutable=\"true\"><startEvent id=\"start\"/>")
                .append("<sequenceFlow id=\"f0\" sourceRef=\"start\" targetRef=\"t1\"/>");
        for (int i = 1; i <= TASKS; i++) {
            xml.append("<userTask id=\"t" + i + "\" name=\"step " + i + "\" flowable:assignee=\"${officer}\"/>")
                    .append("<sequenceFlow id=\"f" + i + "\" sourceRef=\"t" + i + "\" targetRef=\"")
                    .append(i < TASKS ? "t" + (i + 1) : "end")
                    .append("\"/>");
        }
        return xml.append("<endEvent id=\"end\"/></process></definitions>").toString();
    }

    /** Files a case, assigns it and does its six tasks, with seven commits. */
    void once(String officer) {
        Map<String, Object> known = new HashMap<>();
        known.put("officer", officer);
        known.put("item", "unlicensed");
        known.put("party", "某某商贸有限公司");
        String id = engine.getRuntimeService()
                .startProcessInstanceByKey(PROCESS, known)
                .getId();
        for (int i = 1; i <= TASKS; i++) {
            Task task = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(id)
                    .singleResult();
            engine.getTaskService().complete(task.getId(), Map.of("step" + i, "done"));
        }
    }

    /** Cases that are done, by its history. */
    long done() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .finished()
                .count();
    }

    @Override
    public void close() throws Exception {
        engine.close();
        pool.close();
    }
}
