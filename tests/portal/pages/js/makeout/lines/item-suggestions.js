/** The suggestions under 项目名称: one list for the whole grid, for a pop-up in every row would be dear. */
export const ItemSuggestions = {
  props: { items: Array, place: Object },
  template: `
    <div class="t-popup item-suggestions" :style="{ left: place.left + 'px', top: place.top + 'px' }">
      <div class="t-popup__content">
        <ul class="auto-complete__list">
          <li v-for="item in items" :key="item.xmmc" class="auto-complete__item" @mousedown.prevent @click="$emit('pick', item)">{{ item.xmmc }}</li>
        </ul>
      </div>
    </div>`,
};
