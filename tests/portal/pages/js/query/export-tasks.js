import { exportTasks, fetchExport } from './list-call.js';

/** How often the place is looked at again, ms. */
const EVERY_MS = 300;

/** Exports that were accepted, and where they are fetched: a place of this portal's own, the real one's is not known. */
export const ExportTasks = {
  data: () => ({ tasks: [], timer: undefined }),
  created() {
    this.look();
    this.timer = setInterval(() => this.look(), EVERY_MS);
  },
  beforeDestroy() {
    clearInterval(this.timer);
  },
  methods: {
    async look() {
      this.tasks = await exportTasks();
    },
    fetchExport,
  },
  template: `
    <ul class="export-tasks">
      <li v-for="task in tasks" :key="task.id">
        {{ task.name }}
        <t-button v-if="task.ready" variant="text" theme="primary" @click="fetchExport(task.id)">下载</t-button>
        <span v-else>处理中</span>
      </li>
    </ul>`,
};
